import { glance, look, runCheck, takesTime } from '../../core/checks/runCheck';
import type { Verdict } from '../../core/checks/verdict';
import type { Check, Step } from '../../core/lab/model';
import type { CheckReport, PredictionReport, TestEvent } from '../testReport';
import type { TestRig } from './testRig';
import type { TimedChecks } from './timedChecks';

export function checksOf({ items }: Step): readonly Check[] {
  return items.filter((item) => item.kind === 'check');
}

/** Asks all checks of a step that was done; each has its time to come true. Those that take time come
 * first, and all of them at once, so that none misses what another waits for. */
export async function askChecks(
  step: Step,
  timed: TimedChecks,
  rig: TestRig,
  tell: (event: TestEvent) => void,
): Promise<readonly CheckReport[]> {
  for (const check of timed.checks) tell({ type: 'check-started', check });
  const { clock } = rig.context;
  const start = clock.now();
  const seen = new Map(
    await Promise.all(
      timed.checks.map(async (check) => {
        const found = await timed.finish(check);
        return [check, { found, milliseconds: clock.now() - start }] as const;
      }),
    ),
  );
  const reports: CheckReport[] = [];
  for (const check of checksOf(step)) {
    tell({ type: 'check-started', check });
    const from = clock.now();
    const ended = seen.get(check);
    const verdict =
      ended === undefined ? await askCheck(check, rig) : await ofLab(ended.found, rig);
    tell({ type: 'check-ended', check, verdict });
    reports.push(reportOf(check, verdict, ended?.milliseconds ?? clock.now() - from));
  }
  return reports;
}

function reportOf({ line, name }: Check, verdict: Verdict, milliseconds: number): CheckReport {
  const { state, expected, seen, fault, because } = verdict;
  const report = { line, name, state, expected, seen, fault: fault ?? null, milliseconds };
  return because === undefined ? report : { ...report, because };
}

/** Asks one check, which has its time to come true. */
export async function askCheck(check: Check, rig: TestRig): Promise<Verdict> {
  const { run, context, signal } = rig;
  return ofLab(await runCheck(check, run.observer, context.clock, signal), rig);
}

/** The lab's own solution was performed, so what is still not done is the lab's fault; an engine that
 * does not answer and a container that was taken away are nobody's, and are thrown. */
async function ofLab(
  found: Verdict,
  { context, container, signal, named }: TestRig,
): Promise<Verdict> {
  if (found.fault === 'environment') await context.engine.about(signal);
  if (found.state === 'failed') await container.mustBeThere();
  const verdict = { ...found, seen: named(found.seen) };
  return verdict.fault === 'you' ? { ...verdict, fault: 'lab' } : verdict;
}

/** The checks that hold from this moment on: nothing is waited for but what has to last, and what has
 * to follow, where the first of it is there. */
export async function holdingNow(
  checks: readonly Check[],
  { run: { observer }, context: { clock }, signal }: TestRig,
): Promise<readonly Check[]> {
  const holding: Check[] = [];
  for (const check of checks) {
    signal.throwIfAborted();
    const { holds, verdict } = await glance(check, observer, clock);
    const last =
      holds && takesTime(check) ? await runCheck(check, observer, clock, signal) : verdict;
    if (last.state === 'passed') holding.push(check);
  }
  return holding;
}

/** What was predicted for a step, held against what is seen now. */
export async function measurePredictions(
  step: Step,
  { run, loaded, tell }: TestRig,
): Promise<readonly PredictionReport[]> {
  const reports: PredictionReport[] = [];
  for (const question of loaded.lab.steps.flatMap(({ items }) => items)) {
    if (question.kind !== 'question' || question.predicts?.during !== step.id) continue;
    const predicted = run.observer.answers()[question.id];
    if (predicted === undefined) continue;
    const names = await run.observer.names();
    const { seen, blind } = await look(question.predicts.probe, run.observer, names);
    if (blind !== undefined) continue;
    const prediction = { question: question.ask, predicted, seen };
    reports.push(prediction);
    tell({ type: 'prediction-measured', prediction });
  }
  return reports;
}
