import { blocksOf } from './compareSample';
import { printedLines } from './printedLines';

/** Of what a program has printed so far, only the end can be new. */
const lookedAt = 20_000;

/**
 * Tells whether a sample has appeared in what a program has printed so far: its last line has, since
 * what stands above may be cut or be different. Undefined where there is no line to wait for.
 */
export function appearance(sample: string): ((output: string) => boolean) | undefined {
  const last = blocksOf(sample).flat().at(-1);
  if (last === undefined) return undefined;
  return (output) =>
    printedLines(output.slice(-lookedAt)).some((line) => last.compare(line) === undefined);
}
