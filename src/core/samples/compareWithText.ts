import type { Command } from '../lab/model';
import { compareSample, type SampleComparison } from './compareSample';

/** Holds what a command printed against its sample; a difference has its line in lab.md. Undefined
 * where the text shows no output. */
export function compareWithText(
  { line, text, sample }: Pick<Command, 'line' | 'text' | 'sample'>,
  output: string,
): SampleComparison | undefined {
  if (sample.trim() === '') return undefined;
  const { matches, difference } = compareSample(sample, output);
  if (matches || difference === undefined) return { matches };
  // A sample stands right below its command.
  const first = line + text.split('\n').length;
  return { matches, difference: { ...difference, line: first + difference.line - 1 } };
}
