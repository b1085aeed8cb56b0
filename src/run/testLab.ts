import { LabsError } from '../core/base/errors';
import type { Step } from '../core/lab/model';
import type { Place } from '../core/lab/place';
import type { RunnableLab } from './loadLab';
import type { RunContext } from './runContext';
import { BeforeLooks } from './testing/beforeLooks';
import { Gate } from './testing/gate';
import { inRig } from './testing/inRig';
import { chosenSteps } from './testing/neededSteps';
import { summed, thoroughCounts, unperformed } from './testing/reports';
import type { TestRig } from './testing/testRig';
import { testStep } from './testing/testStep';
import type { LabReport, StepReport, TestEvent } from './testReport';

export interface TestOptions {
  /** Only this step and those it needs. */
  readonly step: string | undefined;
  /** Whether the steps that are asked for are tested in three runs. */
  readonly thorough: boolean;
  /** Leave the container, its image and the copy of the folder when all is over. */
  readonly keep: boolean;
  /** Where the test is made: what is not for there is skipped. */
  readonly place: Place;
  readonly signal: AbortSignal;
  readonly tell: (event: TestEvent) => void;
}

/**
 * Performs a lab without UI as a student would and asks its checks, in a copy of its folder. Whatever
 * was made is removed in every ending but `keep`. A lab that fails is a report, and so is one whose
 * folder, engine, image or name kept it from being tried to its end. Only an interruption is thrown, by
 * the signal's reason, and a step that does not exist (`step-unknown`).
 */
export async function testLab(
  loaded: RunnableLab,
  context: RunContext,
  options: TestOptions,
): Promise<LabReport> {
  const { steps } = loaded.lab;
  const chosen = chosenSteps(steps, options.step);
  options.tell({ type: 'lab-started', loaded });
  const start = context.clock.now();
  const reports = new Map<Step, StepReport>();
  const { error, kept } = await inRig(loaded, context, options, (rig) =>
    testSteps(rig, chosen, options, reports),
  );
  const all = steps.map((step) => reports.get(step) ?? unperformed(step, 'skipped', notReached));
  const report = {
    ...summed(loaded, all, context.clock.now() - start),
    ...(options.thorough ? { thorough: thoroughCounts(all) } : {}),
    ...(kept === undefined ? {} : { kept }),
    ...(error === undefined ? {} : { error }),
  };
  options.tell({ type: 'lab-ended', report });
  return report;
}

const notReached = 'The test ended before it was done.';

/** Tests the chosen steps in the order of the text, and notes of each what came of it. */
async function testSteps(
  rig: TestRig,
  chosen: ReadonlySet<string>,
  options: TestOptions,
  reports: Map<Step, StepReport>,
): Promise<void> {
  const { lab } = rig.loaded;
  const gate = new Gate(lab, chosen, options.place);
  // What a step that was asked for needs is only done.
  const thorough = lab.steps.filter(
    (step) => options.thorough && gate.isOpen(step) && (options.step ?? step.id) === step.id,
  );
  const before = options.thorough ? await firstLooks(thorough, rig) : undefined;
  const done = new Set<string>();
  for (const [index, step] of lab.steps.entries()) {
    const closed = gate.closed(step, done);
    if (closed === undefined || chosen.has(step.id))
      rig.tell({ type: 'step-started', step, index, count: lab.steps.length });
    const looks = thorough.includes(step) ? before : undefined;
    const report = closed ?? (await testStep(step, rig, { done, before: looks }));
    reports.set(step, report);
    if (chosen.has(step.id)) rig.tell({ type: 'step-ended', report });
  }
}

/** Looks at the checks while nothing of the lab is there, or refuses to: what is there may be used by
 * somebody. */
async function firstLooks(steps: readonly Step[], rig: TestRig): Promise<BeforeLooks> {
  const present = await rig.container.find();
  if (present !== undefined) throw new LabsError('lab-in-use', { name: present.name });
  return BeforeLooks.begin(steps, rig);
}
