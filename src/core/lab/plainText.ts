import type { Token } from 'markdown-it';

/** What stands inside a heading without its markup: text, code, and the words for a picture. */
export function plainText(inside: readonly Token[]): string {
  return inside
    .map(({ type, content, children }) => {
      if (type === 'image') return plainText(children ?? []);
      if (type === 'softbreak' || type === 'hardbreak') return ' ';
      return content;
    })
    .join('')
    .trim();
}
