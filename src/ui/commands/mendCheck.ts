import { calledOn } from '../called';
import { chooseLab, chooseStep } from '../choose';
import type { UiCommand } from '../command';
import { checkParts } from '../guide/liveStep';
import { mend } from './mend';

/** Mends what a check of a step has found, where one action can; buttons call it, by the check's place
 * in its step. */
export const mendCheck: UiCommand = {
  async run(services, ...called) {
    const session = await chooseLab(services, called);
    const step = await chooseStep(services, called, session);
    const part = Number(calledOn(services.rows, called, 'part'));
    const { fix } = session.tracker.found(step)[checkParts(step).indexOf(part)] ?? {};
    if (fix === undefined) return;
    await mend(services, session, fix, step);
  },
};
