import { endAll } from '../core/base/endAll';
import { isLabsError, LabsError } from '../core/base/errors';
import { faultSideOf } from '../core/checks/faultSide';
import { look, runCheck } from '../core/checks/runCheck';
import type { Verdict } from '../core/checks/verdict';
import { evaluate } from '../core/lab/expression';
import type { Check, Question, Step } from '../core/lab/model';
import { LabRun } from './labRun';
import type { RunnableLab } from './loadLab';
import type { RunContext } from './runContext';
import type {
  CheckReport,
  CommandReport,
  LabReport,
  PredictionReport,
  StepReport,
  TestEvent,
} from './testReport';

export interface TestOptions {
  /** Only this step and those it needs. */
  readonly step: string | undefined;
  /** Leave the container and its image when all is over. */
  readonly keep: boolean;
  readonly signal: AbortSignal;
  readonly tell: (event: TestEvent) => void;
}

/**
 * Performs a lab without UI as a student would and asks its checks. Whatever was made is removed in
 * every ending but `keep`. A lab that fails is a report; what keeps it from being tried at all
 * (engine, image, name) is thrown, as is the signal's reason.
 */
export async function testLab(
  loaded: RunnableLab,
  context: RunContext,
  options: TestOptions,
): Promise<LabReport> {
  const chosen = chosenSteps(loaded.lab.steps, options.step);
  options.tell({ type: 'lab-started', loaded });
  const run = new LabRun(loaded, context);
  const reports: StepReport[] = [];
  try {
    for (const [index, step] of loaded.lab.steps.entries()) {
      if (!chosen.has(step.id)) {
        reports.push(unperformed(step, 'skipped'));
        continue;
      }
      options.tell({ type: 'step-started', step, index, count: loaded.lab.steps.length });
      const report = await new StepTest(step, loaded, run, context, options, reports).perform();
      reports.push(report);
      options.tell({ type: 'step-ended', report });
    }
  } finally {
    await endAll(
      () => run[Symbol.asyncDispose](),
      () => (options.keep ? undefined : run.container.removeMade()),
    );
  }
  const report = summed(loaded.lab.id, reports);
  options.tell({ type: 'lab-ended', report });
  return report;
}

/** The test of one step: its commands, actions and answers in the order of the text, then its
 * checks, then the predictions that it was to show. */
class StepTest {
  readonly #commands: CommandReport[] = [];

  constructor(
    private readonly step: Step,
    private readonly loaded: RunnableLab,
    private readonly run: LabRun,
    private readonly context: RunContext,
    private readonly options: TestOptions,
    private readonly before: readonly StepReport[],
  ) {}

  async perform(): Promise<StepReport> {
    const start = this.context.clock.now();
    const done = async (): Promise<Partial<StepReport> & Pick<StepReport, 'state'>> => {
      const blocking = this.step.needs.filter((id) => !this.#hasPassed(id));
      if (blocking.length > 0)
        return { state: 'blocked', reason: `It needs ${blocking.join(', ')} to pass first.` };
      const reason = await this.#performItems();
      if (reason !== undefined) return { state: 'failed', reason };
      const checks = await this.#askChecks();
      const predictions = await this.#measurePredictions();
      const state = checks.every((check) => check.state === 'passed') ? 'passed' : 'failed';
      return { state, checks, predictions };
    };
    const outcome = await done();
    return {
      ...unperformed(this.step, outcome.state),
      ...outcome,
      commands: this.#commands,
      milliseconds: this.context.clock.now() - start,
    };
  }

  #hasPassed(id: string): boolean {
    return this.before.some((report) => report.id === id && report.state === 'passed');
  }

  /** Gives the reason where an item could not be performed and the lab is to blame. */
  async #performItems(): Promise<string | undefined> {
    const { signal, tell } = this.options;
    for (const item of this.step.items) {
      signal.throwIfAborted();
      try {
        if (item.kind === 'action') {
          tell({ type: 'action-started', work: item.work });
          await this.run.perform(item.work, {
            report: (line) => {
              tell({ type: 'progress', line });
            },
            step: (step) => {
              tell({ type: 'build-step', step });
            },
            signal,
          });
        } else if (item.kind === 'command') {
          const result = await this.run.runCommand(item, signal);
          if (result === undefined) continue;
          tell({ type: 'command-ended', command: item, result });
          this.#commands.push({ text: item.text, exitCode: result.exitCode ?? null });
          if (result.end !== 'exited')
            return `The command "${item.text}" (line ${String(item.line)}) ${unfinished[result.end]}.`;
        } else if (item.kind === 'question') {
          await this.#answer(item);
        }
      } catch (caught) {
        signal.throwIfAborted();
        if (!isLabsError(caught) || faultSideOf(caught) === 'environment') throw caught;
        return caught.message;
      }
    }
    return undefined;
  }

  /** Answers with the lab's own answer, worked out from the facts of the real container. */
  async #answer(question: Question): Promise<void> {
    if (question.answer === undefined) return;
    const worked = evaluate(question.answer, await this.run.observer.names());
    const answer = 'value' in worked ? String(worked.value) : question.answer;
    this.run.observer.answer(question.id, answer);
    this.options.tell({ type: 'question-answered', question, answer });
  }

  async #askChecks(): Promise<readonly CheckReport[]> {
    const reports: CheckReport[] = [];
    for (const check of this.step.items.filter((item): item is Check => item.kind === 'check')) {
      this.options.tell({ type: 'check-started', check });
      const verdict = await this.#ask(check);
      this.options.tell({ type: 'check-ended', check, verdict });
      const { state, expected, seen, fault } = verdict;
      reports.push({ name: check.name, state, expected, seen, fault: fault ?? null });
    }
    return reports;
  }

  /** The lab's own solution was performed, so what is still not done is the lab's fault. */
  async #ask(check: Check): Promise<Verdict> {
    const { clock } = this.context;
    const verdict = await runCheck(check, this.run.observer, clock, this.options.signal);
    return verdict.fault === 'you' ? { ...verdict, fault: 'lab' } : verdict;
  }

  async #measurePredictions(): Promise<readonly PredictionReport[]> {
    const { observer } = this.run;
    const reports: PredictionReport[] = [];
    for (const question of this.loaded.lab.steps.flatMap((step) => step.items)) {
      if (question.kind !== 'question' || question.predicts?.during !== this.step.id) continue;
      const predicted = observer.answers()[question.id];
      if (predicted === undefined) continue;
      const names = await observer.names();
      const { seen } = await look(question.predicts.probe, observer, names);
      const prediction = { question: question.ask, predicted, seen };
      reports.push(prediction);
      this.options.tell({ type: 'prediction-measured', prediction });
    }
    return reports;
  }
}

/** Why a command that did not exit by itself fails its step. */
const unfinished = {
  'time-over': 'was not finished: its time was over',
  'shell-ended': 'ended its own shell',
} as const;

/** The wanted step and, through and through, the steps it needs; all where none is named. */
function chosenSteps(steps: readonly Step[], wanted: string | undefined): ReadonlySet<string> {
  if (wanted === undefined) return new Set(steps.map(({ id }) => id));
  const known = new Map(steps.map((step) => [step.id, step]));
  if (!known.has(wanted))
    throw new LabsError('step-unknown', { step: wanted, known: [...known.keys()] });
  const chosen = new Set<string>();
  const choose = (id: string): void => {
    if (chosen.has(id)) return;
    chosen.add(id);
    known.get(id)?.needs.forEach(choose);
  };
  choose(wanted);
  return chosen;
}

function unperformed(step: Step, state: StepReport['state']): StepReport {
  const { id, title } = step;
  return { id, title, state, milliseconds: 0, commands: [], checks: [], predictions: [] };
}

function summed(lab: string, steps: readonly StepReport[]): LabReport {
  const count = (...states: readonly StepReport['state'][]): number =>
    steps.filter(({ state }) => states.includes(state)).length;
  return {
    lab,
    passed: count('passed'),
    failed: count('failed'),
    skipped: count('blocked', 'skipped'),
    steps,
  };
}
