import type { Step } from '../../core/lab/model';
import { askChecks } from './askChecks';
import { stepsBefore } from './neededSteps';
import { endStep, performStep } from './performStep';
import type { TestRig } from './testRig';

/**
 * Brings the lab back to where a step had been done, whatever has happened to it since: everything is
 * thrown away, and the steps that the step needs, and it itself, are done once more. Nothing less is
 * sure to undo a mistake. Gives why that was not possible, where the lab is to blame.
 */
export async function restoreStep(
  step: Step,
  done: ReadonlySet<string>,
  rig: TestRig,
): Promise<string | undefined> {
  rig.tell({ type: 'restoring', step });
  await rig.beginAnew();
  const before = stepsBefore(rig.loaded.lab.steps, step).filter(({ id }) => done.has(id));
  for (const each of before) {
    const reason = (await redo(each, rig)) ?? (await endStep(rig));
    if (reason !== undefined) return reason;
  }
  return redo(step, rig);
}

async function redo(step: Step, rig: TestRig): Promise<string | undefined> {
  const { reason } = await performStep(step, rig, tellNobody);
  if (reason !== undefined) return reason;
  const checks = await askChecks(step, rig, tellNobody);
  const failed = checks.find(({ state }) => state === 'failed');
  return (
    failed &&
    `"${failed.name}" of "${step.title}" failed: expected ${failed.expected}, saw ${failed.seen}.`
  );
}

function tellNobody(): void {
  // Who waits has been told what for.
}
