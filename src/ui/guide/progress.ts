import type { StepTracker } from '../../core/progress/stepTracker';

/** What of a run shows at a step. */
export type Progress = Pick<StepTracker, 'state' | 'found' | 'memory'>;

/** What a page shows of a lab that cannot be run. Nobody can answer there, so no gate waits for it. */
export const noProgress: Progress = {
  state: ({ items }) => ({
    kind: items.some(({ kind }) => kind === 'check') ? 'open' : 'unchecked',
  }),
  found: () => [],
  memory: { version: '', begun: [], passed: {}, answers: {} },
};
