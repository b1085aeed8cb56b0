import { isDirectiveName } from './directives/names';
import type { Problem } from './model';
import { errorAt } from './problems';
import type { Blocks } from './readBlocks';

/** Directives that stand within a line of prose, where they are printed, and what a directive with
 * `-->` in a value leaves behind. */
export function misplacedComments(blocks: Blocks): readonly Problem[] {
  return blocks.tokens.flatMap((token) => {
    if (token.type !== 'inline' || !/<!--|-->/.test(token.content)) return [];
    const [from = 0, to = from] = token.map ?? [];
    // In `code` a directive is only talked about.
    const shown = blocks
      .inside(token)
      .filter(({ type }) => type === 'text')
      .map(({ content }) => content)
      .join('\n');
    return blocks.lines
      .slice(from, to)
      .flatMap((line, offset) => problemsOf(line, from + offset, shown));
  });
}

function problemsOf(line: string, index: number, shown: string): readonly Problem[] {
  const place = (column: number): { line: number; column: number } => ({ line: index + 1, column });
  if (/^[>\s]*-->\s*$/.test(line))
    return [
      errorAt(
        place(line.indexOf('-->') + 1),
        'directive-cut',
        'This closes nothing: a directive ends at its first "-->", also within a value.',
      ),
    ];
  return [...line.matchAll(/<!--\s*([a-z]+)\b[^`]*?(?:-->|$)/g)]
    .filter(([comment, name = '']) => isDirectiveName(name) && shown.includes(comment))
    .map(({ index: at, 1: name = '' }) =>
      errorAt(
        place(at + 1),
        'directive-misplaced',
        `The "${name}" is printed as text here; put it on lines of its own.`,
      ),
    );
}
