// By these names a walkthrough and the extension's code know each other.

/** The commands that a walkthrough's buttons call; their arguments stand behind them. */
export const walkthroughCommands = {
  /** Lab id, step id, index in the step's items. */
  performItem: 'liveLabs.performItem',
  /** Lab id, step id. */
  checkStep: 'liveLabs.checkStep',
} as const;

/** The context key that is true once a step's checks have passed. */
export function passedKey(labId: string, stepId: string): string {
  return `liveLabs.passed.${labId}.${stepId}`;
}
