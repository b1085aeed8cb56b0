import type { Step, StepItem } from '../../core/lab/model';
import { beginsBy, isLastDeed } from '../../core/progress/deeds';
import type { LabSession } from '../../run/labSession';

/** The part of a lab that a command performs, where it was called for one. */
export interface Deed {
  readonly step: Step;
  readonly item: StepItem;
}

/**
 * Does something of a lab, and then asks what may hold by it. With a part of a step that step has
 * begun, and only with the last part of it can its checks fail: before that the student is at it.
 */
export async function perform<Done>(
  session: LabSession,
  deed: Deed | undefined,
  work: () => Promise<Done>,
): Promise<Done> {
  if (deed !== undefined && beginsBy(deed.step, deed.item)) session.tracker.begin(deed.step.id);
  const done = await work();
  if (deed !== undefined && isLastDeed(deed.step, deed.item)) session.asker.makeDue(deed.step);
  void session.asker.follow(deed?.step);
  return done;
}
