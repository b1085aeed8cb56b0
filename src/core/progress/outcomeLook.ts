import type { StepItem } from '../lab/model';
import type { CommandOutcome } from './commandOutcome';

/** What an outcome is taken for where it is shown: an exit code that is not 0 is no fault where the
 * lab says so or shows just that output, and a program that Ctrl-C has ended was meant to end. */
export type OutcomeLook =
  'waiting' | 'running' | 'good' | 'differs' | 'bad' | 'stopped' | 'unknown';

/** What a shell gives as the exit code of a program that Ctrl-C has ended. */
const interrupted = 130;

/** How the outcome of a part of a step looks. */
export function outcomeLook(item: StepItem, outcome: CommandOutcome): OutcomeLook {
  switch (outcome.kind) {
    case 'queued':
      return 'waiting';
    case 'running':
      return 'running';
    case 'not-run':
    case 'sent':
      return 'unknown';
    case 'ended':
      break;
  }
  const { exitCode, sample } = outcome;
  if (exitCode === undefined) return 'unknown';
  if (exitCode === interrupted) return 'stopped';
  const mayFail = item.kind === 'command' && item.manner?.mayFail === true;
  // An author who shows an error wants to see that error.
  const isShown = sample?.matches === true;
  if (exitCode !== 0 && !mayFail && !isShown) return 'bad';
  return sample?.matches === false ? 'differs' : 'good';
}
