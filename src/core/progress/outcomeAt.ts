import type { StepItem } from '../lab/model';
import type { CommandOutcome } from './commandOutcome';

/**
 * An outcome of a part as it is told where the part stands now: a difference has its line in lab.md,
 * and a new wording above the part has moved it.
 * @param then the part as it was run
 */
export function outcomeAt(outcome: CommandOutcome, then: StepItem, now: StepItem): CommandOutcome {
  const moved = now.line - then.line;
  if (outcome.kind !== 'ended' || outcome.sample?.difference === undefined || moved === 0)
    return outcome;
  const { difference } = outcome.sample;
  const sample = {
    ...outcome.sample,
    difference: { ...difference, line: difference.line + moved },
  };
  return { ...outcome, sample };
}
