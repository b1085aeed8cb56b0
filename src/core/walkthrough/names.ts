import type { StepItem } from '../lab/model';

// By these names a walkthrough and the extension's code know each other.

/** The commands that a walkthrough's buttons call; their arguments stand behind them. */
export const walkthroughCommands = {
  /** Lab id, step id, index in the step's items, and what `deedOf` says of that item. */
  performItem: 'liveLabs.performItem',
  /** Lab id, step id. */
  checkStep: 'liveLabs.checkStep',
  /** Lab id, step id. */
  showHint: 'liveLabs.showHint',
} as const;

/** The context key that is true once a step's checks have passed. */
export function passedKey(labId: string, stepId: string): string {
  return `liveLabs.passed.${labId}.${stepId}`;
}

/** What an item does, in one word: a button that was made of another version of the lab's text must
 * not do something else than it says. */
export function deedOf(item: StepItem): string {
  return item.kind === 'action' ? item.work.do : item.kind;
}
