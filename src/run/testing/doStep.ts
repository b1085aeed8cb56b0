import type { Step } from '../../core/lab/model';
import type { CheckReport, TestEvent } from '../testReport';
import { askChecks, checksOf } from './askChecks';
import { performStep, type Performed } from './performStep';
import type { TestRig } from './testRig';
import { TimedChecks } from './timedChecks';

/** Does a step and asks its checks, none where something of it could not be done. */
export async function doStep(
  step: Step,
  rig: TestRig,
  tell: (event: TestEvent) => void,
): Promise<Performed & { readonly checks: readonly CheckReport[] }> {
  await using timed = new TimedChecks(checksOf(step), rig);
  const performed = await performStep(step, rig, tell);
  const isPerformed = performed.reason === undefined;
  return { ...performed, checks: isPerformed ? await askChecks(step, timed, rig, tell) : [] };
}
