import type { Token } from 'markdown-it';

/** The tag of the headings that make steps: `h2`, else the highest level that stands repeatedly. */
export function stepLevel(tokens: readonly Token[]): string | undefined {
  const count = (tag: string): number =>
    tokens.filter(
      (token) => token.type === 'heading_open' && token.level === 0 && token.tag === tag,
    ).length;
  if (count('h2') > 0) return 'h2';
  return ['h1', 'h3', 'h4', 'h5', 'h6'].find((tag) => count(tag) > 1);
}
