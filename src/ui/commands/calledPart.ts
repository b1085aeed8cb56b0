import { choosePart, chooseShownLab, chooseStep, type Called } from '../choose';
import type { Services } from '../services';
import type { OutcomePart } from '../terminals/outcomePart';

/** The part that a row stands for; undefined where the lab has another part there by now. */
export async function calledPart(
  services: Services,
  called: Called,
): Promise<OutcomePart | undefined> {
  const { key, loaded } = await chooseShownLab(services, called);
  const step = await chooseStep(services, called, loaded);
  const item = await choosePart(services, called, step);
  return item === undefined ? undefined : { lab: key, step, item };
}
