import type { Lab, StepItem } from '../../core/lab/model';
import { partName } from '../../core/progress/parts';
import type { OutcomePart } from './outcomePart';

/**
 * The part of a lab as it reads now that does the same at the same place of the same step; undefined
 * where there is none. A step with another title, and so another id, is the one at its place.
 * @param then the lab as it read when the part was found in it
 */
export function partNow(
  { lab: key, step, item }: OutcomePart,
  then: Lab,
  now: Lab,
): OutcomePart | undefined {
  // The same words in another container do something else.
  if (JSON.stringify(then.container) !== JSON.stringify(now.container)) return undefined;
  const place = then.steps.findIndex(({ id }) => id === step.id);
  const placed = now.steps[place];
  const isNew = placed !== undefined && then.steps.every(({ id }) => id !== placed.id);
  const other = now.steps.find(({ id }) => id === step.id) ?? (isNew ? placed : undefined);
  if (other === undefined) return undefined;
  const name = partName({ ...step, id: other.id }, item);
  const same = other.items.find((it) => partName(other, it) === name);
  if (same === undefined || deedOf(same) !== deedOf(item)) return undefined;
  return { lab: key, step: other, item: same };
}

/** The same for as long as a part does the same, wherever it stands in the text. */
function deedOf(item: StepItem): string {
  return JSON.stringify({ ...item, line: 0 });
}
