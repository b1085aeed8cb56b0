import type { Draft } from '../draft';
import type { Problem } from '../model';
import { warningAt } from '../problems';

/** A step is ticked by its checks, so one without any can never be. */
export function uncheckedSteps({ steps, usesFormat }: Draft): readonly Problem[] {
  if (!usesFormat) return [];
  const message = 'This step has no check, so it cannot be ticked; add one.';
  return steps
    .filter(
      ({ isSection, items, broken }) =>
        isSection &&
        !broken.some(({ name }) => name === 'check') &&
        !items.some(({ item }) => item.kind === 'check'),
    )
    .map(({ line }) => warningAt({ line, column: 1 }, 'step-unchecked', message));
}
