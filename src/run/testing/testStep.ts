import type { Step } from '../../core/lab/model';
import type { CheckReport, Defect, MistakeReport, StepReport } from '../testReport';
import { checksOf, measurePredictions } from './askChecks';
import type { BeforeLooks } from './beforeLooks';
import { doStep } from './doStep';
import { endStep } from './performStep';
import { plantMistake } from './plantMistake';
import { unperformed } from './reports';
import { restoreStep } from './restoreStep';
import type { TestRig } from './testRig';

/** What a test has come to so far. */
export interface Passage {
  /** Ids of the steps that were done and whose checks then passed. */
  readonly done: Set<string>;
  /** There where steps are tested in three runs. */
  readonly before: BeforeLooks | undefined;
}

/** Tests one step: performs it and asks its checks. In three runs, they must have failed before that,
 * and must fail again after each mistake. */
export async function testStep(
  step: Step,
  rig: TestRig,
  { done, before }: Passage,
): Promise<StepReport> {
  const start = rig.context.clock.now();
  const looked = (await before?.look(step, rig)) ?? [];
  const { commands, checks, reason: fault } = await doStep(step, rig, rig.tell);
  const isPerformed = fault === undefined;
  const predictions = isPerformed ? await measurePredictions(step, rig) : [];
  if (isPerformed && checks.every(({ state }) => state === 'passed')) done.add(step.id);
  const made =
    before !== undefined && done.has(step.id)
      ? await makeMistakes(step, rig, done)
      : { mistakes: [], defects: [] };
  const ended = await endStep(rig);
  const reason = fault ?? ended;
  if (reason !== undefined) done.delete(step.id);
  const defects = [...looked, ...made.defects];
  return {
    ...unperformed(step, done.has(step.id) && defects.length === 0 ? 'passed' : 'failed', reason),
    milliseconds: rig.context.clock.now() - start,
    commands,
    checks: checks.map((report, index) => withBefore(report, step, index, before)),
    predictions,
    mistakes: made.mistakes,
    defects,
  };
}

/** Makes the mistakes of a step one after the other, each in a step that was done well. */
async function makeMistakes(
  step: Step,
  rig: TestRig,
  done: Set<string>,
): Promise<Pick<StepReport, 'mistakes' | 'defects'>> {
  const mistakes: MistakeReport[] = [];
  const defects: Defect[] = [];
  for (const mistake of step.items.filter((item) => item.kind === 'mistake')) {
    const answers = { ...rig.run.observer.answers() };
    const planted = await plantMistake(mistake, step, rig);
    mistakes.push(planted.report);
    defects.push(...planted.defects);
    rig.tell({ type: 'mistake-ended', report: planted.report });
    const why = await restoreStep(step, done, answers, rig);
    if (why === undefined) continue;
    done.delete(step.id);
    const message = `After the mistake the step could not be done once more. ${why}`;
    defects.push({ line: mistake.line, code: 'step-not-repeatable', message });
    break;
  }
  return { mistakes, defects };
}

function withBefore(
  report: CheckReport,
  step: Step,
  index: number,
  looks: BeforeLooks | undefined,
): CheckReport {
  const check = checksOf(step)[index];
  const before = check && looks?.of(check);
  return before === undefined ? report : { ...report, before };
}
