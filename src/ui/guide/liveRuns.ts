import { safeText } from '../../core/base/safeText';
import type { Step, StepItem } from '../../core/lab/model';
import type { CommandOutcome } from '../../core/progress/commandOutcome';
import { outcomeLook } from '../../core/progress/outcomeLook';
import { outcomeWords, spokenOutcome } from '../../core/progress/outcomeWords';
import type { LiveRun } from '../../protocol/guideRuns';
import type { PartOutcome } from '../terminals/commandOutcomes';

/** What became of those parts of a step that were run in a terminal, by their places in it. */
export function liveRuns(
  { items }: Step,
  outcomeOf: (item: StepItem) => PartOutcome | undefined,
): Readonly<Record<number, LiveRun>> {
  return Object.fromEntries(
    items.flatMap((item, part) => {
      const known = outcomeOf(item);
      return known === undefined ? [] : [[part, liveRun(item, known)] as const];
    }),
  );
}

function liveRun(item: StepItem, { outcome, isTerminalOpen }: PartOutcome): LiveRun {
  const { short, details } = outcomeWords(outcome, 'mark');
  return {
    is: outcomeLook(item, outcome),
    words: short,
    details: details.map(safeText),
    spoken: outcome.kind === 'ended' ? safeText(spokenOutcome(outcome, 'mark')) : '',
    differsAt: differsAt(item, outcome),
    hasTerminal: isTerminalOpen,
  };
}

/** An outcome tells the line in lab.md; the sample begins right below its command. */
function differsAt(item: StepItem, outcome: CommandOutcome): number | undefined {
  const difference = outcome.kind === 'ended' ? outcome.sample?.difference : undefined;
  if (difference === undefined || item.kind !== 'command') return undefined;
  return difference.line - item.line - item.text.split('\n').length;
}
