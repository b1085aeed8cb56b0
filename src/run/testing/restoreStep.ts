import type { Step } from '../../core/lab/model';
import { doStep } from './doStep';
import { explainOr } from './explainOr';
import { endStep } from './performStep';
import type { TestRig } from './testRig';

/**
 * Brings the lab back to where a step had been done, whatever has happened to it since: everything but
 * the answers is thrown away, and all steps that were done, and it itself, are done once more. Nothing
 * less is sure to undo a mistake, and what follows may need any of them. Gives why that was not
 * possible, where the lab is to blame.
 */
export async function restoreStep(
  step: Step,
  done: ReadonlySet<string>,
  answers: Readonly<Record<string, string>>,
  rig: TestRig,
): Promise<string | undefined> {
  rig.tell({ type: 'restoring', step });
  const foreign = await explainOr(rig, () => rig.beginAnew(answers));
  if (foreign !== undefined) return foreign;
  const { steps } = rig.loaded.lab;
  for (const each of steps.slice(0, steps.indexOf(step)).filter(({ id }) => done.has(id))) {
    const reason = (await redo(each, rig)) ?? (await endStep(rig));
    if (reason !== undefined) return reason;
  }
  return redo(step, rig);
}

async function redo(step: Step, rig: TestRig): Promise<string | undefined> {
  const { reason, checks } = await doStep(step, rig, tellNobody);
  if (reason !== undefined) return reason;
  const failed = checks.find(({ state }) => state === 'failed');
  return (
    failed &&
    `"${failed.name}" of "${step.title}" failed: expected ${failed.expected}, saw ${failed.seen}.`
  );
}

function tellNobody(): void {
  // Who waits has been told what for.
}
