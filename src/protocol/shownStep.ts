import type { GuideEntry } from '../core/guide/page';
import { isOver } from '../core/progress/passage';
import type { GuideScene, LiveStep } from './guide';

/** What of a scene says which step is to be shown. */
type Standing = Pick<GuideScene, 'lab' | 'page' | 'steps'>;

/**
 * The step that is shown: the one that was, where it is still there. Where it has another title by now,
 * and so another id, it is the one at its place.
 * @param before the scene in which it was shown
 */
export function shownStep(
  standing: Standing,
  id: string | undefined,
  before?: Standing,
): GuideEntry | undefined {
  const { lab, page } = standing;
  const known = page.steps.find((step) => step.id === id);
  if (known !== undefined || before?.lab !== lab) return known ?? firstOpen(standing);
  const place = before.page.steps.findIndex((step) => step.id === id);
  return place === -1 ? firstOpen(standing) : (page.steps[place] ?? page.steps.at(-1));
}

/** The step to begin with: the first that is still to be done, once there was one that was done. */
export function firstOpen({ page, steps }: Standing): GuideEntry | undefined {
  const stateOf = ({ id }: GuideEntry): LiveStep['state'] => steps[id]?.state ?? 'open';
  const hasBegun = page.steps.some((step) => stateOf(step) === 'passed');
  return (
    (hasBegun ? page.steps.find((step) => !isOver(stateOf(step))) : undefined) ?? page.steps[0]
  );
}
