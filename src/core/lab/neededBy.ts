import type { Step } from './model';

/**
 * The ids of the steps that must be passed before this one can be: those it names; where it names none
 * and is gated, all that stand before it.
 */
export function neededBy(steps: readonly Step[], { id, needs, gate }: Step): readonly string[] {
  if (needs.length > 0 || gate?.needs !== true) return needs;
  return steps
    .slice(
      0,
      steps.findIndex((step) => step.id === id),
    )
    .map((step) => step.id);
}
