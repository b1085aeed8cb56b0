import * as l10n from '@vscode/l10n';
import { counted } from '../base/words';
import type { StepState } from './stepState';

/** How far a student is in a lab. */
export interface Passage {
  readonly passed: number;
  /** Steps that can be passed, and are for this machine. */
  readonly all: number;
  /** All that the lab has. */
  readonly steps: number;
}

/** Whether a step in this state is one of those that are to be passed. */
export function isCounted(kind: StepState['kind']): boolean {
  return kind !== 'skipped' && kind !== 'unchecked';
}

/** Whether there is nothing more to do in a step, or nothing that could be seen to be done. */
export function isOver(kind: StepState['kind']): boolean {
  return kind === 'passed' || !isCounted(kind);
}

/** How far a student is in a lab whose steps are in these states. */
export function passageOf(kinds: readonly StepState['kind'][]): Passage {
  return {
    passed: kinds.filter((kind) => kind === 'passed').length,
    all: kinds.filter(isCounted).length,
    steps: kinds.length,
  };
}

/** `4 of 9 steps`; of a lab that checks nothing there is only to say how long it is. */
export function passageWords({ passed, all, steps }: Passage): string {
  return all === 0 ? counted(steps, 'step') : l10n.t('{0} of {1}', passed, counted(all, 'step'));
}
