import type { Step, StepItem } from '../lab/model';

/** Whether a student who has done this item has done all that the step asks for. */
export function isLastDeed({ items }: Step, done: StepItem): boolean {
  const deeds = ['action', 'command', 'question'];
  return !items.slice(items.indexOf(done) + 1).some(({ kind }) => deeds.includes(kind));
}
