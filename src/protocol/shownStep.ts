import type { GuideEntry } from '../core/guide/page';
import type { GuideScene, LiveStep } from './guide';

/** What of a scene says which step is to be shown. */
type Standing = Pick<GuideScene, 'page' | 'steps'>;

/** The step that is shown: the one that was, where it is still there. */
export function shownStep(standing: Standing, id: string | undefined): GuideEntry | undefined {
  return standing.page.steps.find((step) => step.id === id) ?? firstOpen(standing);
}

/** The step to begin with: the first that is still to be done, once there was one that was done. */
export function firstOpen({ page, steps }: Standing): GuideEntry | undefined {
  const stateOf = ({ id }: GuideEntry): LiveStep['state'] => steps[id]?.state ?? 'open';
  const isOver = (step: GuideEntry): boolean =>
    ['passed', 'skipped', 'unchecked'].includes(stateOf(step));
  const hasBegun = page.steps.some((step) => stateOf(step) === 'passed');
  return (hasBegun ? page.steps.find((step) => !isOver(step)) : undefined) ?? page.steps[0];
}
