import { LabsError } from '../../core/base/errors';
import type { Step } from '../../core/lab/model';
import { neededBy } from '../../core/lab/neededBy';

/** The steps to be tested, as ids: the wanted one and, through and through, those it needs; all where
 * none is named. Fails with `step-unknown`. */
export function chosenSteps(
  steps: readonly Step[],
  wanted: string | undefined,
): ReadonlySet<string> {
  if (wanted === undefined) return new Set(steps.map(({ id }) => id));
  const step = steps.find(({ id }) => id === wanted);
  if (step === undefined)
    throw new LabsError('step-unknown', { step: wanted, known: steps.map(({ id }) => id) });
  return new Set([...through(steps, step), wanted]);
}

function through(steps: readonly Step[], wanted: Step): ReadonlySet<string> {
  const known = new Map(steps.map((step) => [step.id, step]));
  const found = new Set<string>();
  const waiting = [...neededBy(steps, wanted)];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (found.has(id)) continue;
    found.add(id);
    const step = known.get(id);
    if (step !== undefined) waiting.push(...neededBy(steps, step));
  }
  return found;
}
