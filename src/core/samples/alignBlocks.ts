import type { PrintedLine } from './printedLines';
import type { OtherWord, SampleLine } from './sampleLine';

/** How an output first differs from its sample, with the line of the sample. */
export type Misfit = { readonly line: number } & (
  | { readonly kind: 'other'; readonly word: OtherWord; readonly seen: string }
  | { readonly kind: 'ended'; readonly expected: string }
  | { readonly kind: 'more'; readonly seen: string }
  | { readonly kind: 'nowhere'; readonly expected: string }
  | { readonly kind: 'endless' }
);

/** So many lines are compared at most: more than any output of a lab has, a moment's work. */
const mostComparisons = 50_000;

/**
 * Lays the blocks of a sample over the lines of an output. The first begins where the output begins,
 * the last ends where it ends, and those between are taken where they are found first.
 */
export function alignBlocks(
  blocks: readonly (readonly SampleLine[])[],
  output: readonly PrintedLine[],
): Misfit | undefined {
  const [first = [], ...others] = blocks;
  const misfit = misfitAt(first, output, 0);
  if (misfit !== undefined) return misfit;
  if (others.length === 0) return surplus(first, output);
  const last = others.pop() ?? [];
  const budget = { left: mostComparisons };
  let from = first.length;
  for (const block of others) {
    const found = find(block, output, from, output.length - block.length, budget);
    if (typeof found !== 'number') return found;
    from = found + block.length;
  }
  const end = output.length - last.length;
  const found = find(last, output, Math.max(from, end), end, budget);
  return typeof found === 'number' ? undefined : nearest(last, output, from, found);
}

/** The place where a block lies, or why it lies nowhere. */
function find(
  block: readonly SampleLine[],
  output: readonly PrintedLine[],
  from: number,
  to: number,
  budget: { left: number },
): number | Misfit {
  const [line] = block;
  if (line === undefined) return from;
  for (let start = from; start <= to; start += 1) {
    const differs = block.some((each, index) => {
      budget.left -= 1;
      const seen = output[start + index];
      return seen === undefined || each.compare(seen) !== undefined;
    });
    if (!differs) return start;
    if (budget.left < 0) return { kind: 'endless', line: line.printed.line };
  }
  return { kind: 'nowhere', line: line.printed.line, expected: line.printed.text };
}

/** The last block lies at the end or nowhere; where there is room for it, its first line that is
 * another one tells more than that. */
function nearest(
  block: readonly SampleLine[],
  output: readonly PrintedLine[],
  from: number,
  otherwise: Misfit,
): Misfit {
  const start = output.length - block.length;
  if (start < from || otherwise.kind === 'endless') return otherwise;
  return misfitAt(block, output, start) ?? otherwise;
}

function misfitAt(
  block: readonly SampleLine[],
  output: readonly PrintedLine[],
  start: number,
): Misfit | undefined {
  for (const [index, expected] of block.entries()) {
    const { line, text } = expected.printed;
    const seen = output[start + index];
    if (seen === undefined) return { kind: 'ended', line, expected: text };
    const word = expected.compare(seen);
    if (word !== undefined) return { kind: 'other', line, word, seen: seen.text };
  }
  return undefined;
}

function surplus(block: readonly SampleLine[], output: readonly PrintedLine[]): Misfit | undefined {
  const seen = output[block.length];
  if (seen === undefined) return undefined;
  return { kind: 'more', line: (block.at(-1)?.printed.line ?? 0) + 1, seen: seen.text };
}
