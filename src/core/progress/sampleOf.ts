import type { Command } from '../lab/model';
import { blocksOf, type SampleComparison } from '../samples/compareSample';
import { compareWithText } from '../samples/compareWithText';
import { insideFloodName, samplerName } from '../threads/ourNames';
import type { OutputEnds } from './outputEnds';
import { shellOutput } from './shellOutput';

/**
 * Compares what a terminal showed of a command with the command's sample. Undefined where there is
 * nothing to compare with, and where what differs may be that not all of the output is known.
 */
export function sampleOf(command: Command, typed: string, shown: OutputEnds): EndedSample {
  const { text, hasBeginning } = shellOutput(shown.text, typed);
  const comparison = compareWithText(command, withoutOurs(text));
  if (comparison === undefined || comparison.matches) return comparison;
  // Only the first block of a sample lies at the beginning, and only the last at the end.
  const isKnown = shown.amount.isWhole || blocksOf(command.sample).length <= 2;
  return hasBeginning && isKnown ? comparison : undefined;
}

/** What we ourselves run in a container while it is looked at is no difference of the student's. */
function withoutOurs(output: string): string {
  return output
    .split('\n')
    .filter((line) => !line.includes(samplerName) && !line.includes(insideFloodName))
    .join('\n');
}

type EndedSample = SampleComparison | undefined;
