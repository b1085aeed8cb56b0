import type { Problem } from './model';
import { warningAt } from './problems';
import type { Blocks } from './readBlocks';

/**
 * Blocks whose fence is never closed. They go on to the end of the text, or of the list or quote that they
 * stand in, and whatever steps and directives stand there are part of the block without a word.
 */
export function openFences({ tokens, lines }: Blocks): readonly Problem[] {
  return tokens.flatMap(({ type, markup, map }) => {
    if (type !== 'fence' || map === null) return [];
    const [from, end] = map;
    if (end - 1 > from && isFence(lines[end - 1] ?? '', markup)) return [];
    const message = `This block is never closed, so all that follows is part of it; end it by a line ${markup} of its own.`;
    return [warningAt({ line: from + 1, column: 1 }, 'block-open', message)];
  });
}

/** Whether a line ends a block; marks of quotes and lists may stand before it. */
function isFence(line: string, markup: string): boolean {
  const own = line.replace(/^[>\s]*/, '').trimEnd();
  return own.length >= markup.length && own === (markup[0] ?? '').repeat(own.length);
}
