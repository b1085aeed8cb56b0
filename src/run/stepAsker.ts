import type { Clock } from '../core/base/clock';
import type { Disposable } from '../core/base/disposable';
import { Emitter } from '../core/base/event';
import { look, runCheck } from '../core/checks/runCheck';
import type { Check, Lab, Step } from '../core/lab/model';
import type { NamedVerdict } from '../core/progress/stepState';
import type { StepTracker } from '../core/progress/stepTracker';
import type { LabObserver } from './labObserver';
import type { PredictionReport } from './testReport';

/** How long a check may take: until it holds or its time ends, or just one look. */
export type Patience = 'wait' | 'look';

/** What the asking of checks needs of the session that it belongs to. */
export interface AskerKit {
  /** Who looks at the system. Fails with one of the `engine-...` codes. */
  observer(): Promise<LabObserver>;
  /** Tells the tracker which container is there, so that a verdict counts for that one. */
  settle(): Promise<void>;
  /** Whether a step may be asked without anybody having told it to. */
  mayAsk(step: Step): boolean;
  /** Nothing is being asked any more. */
  rest(): Promise<void>;
  /** Notes what failed where nobody waits for it. */
  report(failure: unknown): void;
}

/** Asks the checks of a lab's steps, each step once at a time, and tells the tracker what they found.
 * A step that passes lets those be asked that need it. */
export class StepAsker implements Disposable {
  readonly #measured = new Emitter<PredictionReport>();
  /** A prediction can be compared with what was really seen. */
  readonly onMeasured = this.#measured.event;
  readonly #asking = new Map<
    string,
    {
      readonly patience: Patience;
      readonly answer: Promise<readonly NamedVerdict[] | undefined>;
    }
  >();
  /** Steps that the student is through with: only these can fail. */
  readonly #due = new Set<string>();
  readonly #over = new AbortController();

  constructor(
    private readonly lab: Lab,
    private readonly tracker: StepTracker,
    private readonly clock: Clock,
    private readonly kit: AskerKit,
  ) {}

  get isAsking(): boolean {
    return this.#asking.size > 0;
  }

  /** Looks at every step that may hold without anybody having asked. */
  async askWorth(): Promise<void> {
    await Promise.all(this.#worthAsking.map((step) => this.#askQuietly(step, 'look')));
  }

  /**
   * Something was done, as a part of this step or of nobody knows which: waits until the step holds,
   * or each that the student is at, and looks at the others.
   */
  async follow(deed: Step | undefined): Promise<void> {
    const { memory } = this.tracker;
    const isAwaited = (step: Step): boolean =>
      deed === undefined
        ? memory.begun.includes(step.id) && this.tracker.state(step).kind !== 'gone'
        : step.id === deed.id;
    await Promise.all(
      this.#worthAsking.map((step) => this.#askQuietly(step, isAwaited(step) ? 'wait' : 'look')),
    );
  }

  /** The student has done all that the step asks for, so that its checks can fail from now on. */
  makeDue(step: Step): void {
    this.#due.add(step.id);
  }

  /** Another container is there: nothing of what was done to the last one is due any more. */
  beginAnew(): void {
    this.#due.clear();
  }

  /**
   * Asks a step's checks; undefined where the lab was closed meanwhile. Who asks while they are being
   * asked gets the same answer, but for one who is ready to wait for longer than the other was. Fails
   * with what keeps the checks from being asked at all.
   */
  async ask(step: Step, patience: Patience): Promise<readonly NamedVerdict[] | undefined> {
    const running = this.#asking.get(step.id);
    if (running !== undefined) {
      const verdicts = await running.answer;
      return running.patience === patience || patience === 'look'
        ? verdicts
        : this.ask(step, patience);
    }
    if (this.#isOver()) return undefined;
    const answer = this.#ask(step, patience);
    this.#asking.set(step.id, { patience, answer });
    return answer;
  }

  dispose(): void {
    this.#over.abort();
    this.#measured.dispose();
  }

  get #worthAsking(): readonly Step[] {
    return this.tracker.worthAsking.filter((step) => this.kit.mayAsk(step));
  }

  #isOver(): boolean {
    return this.#over.signal.aborted;
  }

  /** For when nobody waits: a failure is noted, and surfaces go on to show what is known. */
  async #askQuietly(step: Step, patience: Patience): Promise<void> {
    try {
      await this.ask(step, patience);
    } catch (caught) {
      this.kit.report(caught);
    }
  }

  async #ask(step: Step, patience: Patience): Promise<readonly NamedVerdict[] | undefined> {
    const before = this.tracker.state(step).kind;
    if (patience === 'wait') this.tracker.checking(step.id);
    let verdicts: readonly NamedVerdict[] | undefined;
    try {
      verdicts = await this.#verdicts(step, patience);
      await this.kit.settle();
    } catch (caught) {
      if (!this.#isOver()) throw caught;
    } finally {
      this.#asking.delete(step.id);
      this.tracker.checked(step.id, verdicts, patience === 'wait' && this.#due.has(step.id));
    }
    const isNew = before !== 'passed' && this.tracker.state(step).kind === 'passed';
    void this.#settle(isNew ? step : undefined);
    return verdicts;
  }

  /** What follows from an answer, while those who asked go on. */
  async #settle(passed: Step | undefined): Promise<void> {
    if (this.#isOver()) return;
    try {
      if (passed !== undefined) {
        void this.askWorth();
        await this.#measure(passed);
      }
      await this.kit.rest();
    } catch (caught) {
      this.kit.report(caught);
    }
  }

  async #verdicts(step: Step, patience: Patience): Promise<readonly NamedVerdict[]> {
    const observer = await this.kit.observer();
    const verdicts: NamedVerdict[] = [];
    for (const check of step.items.filter((item): item is Check => item.kind === 'check')) {
      const within = patience === 'wait' ? check.withinMilliseconds : 0;
      const asked = { ...check, withinMilliseconds: within };
      const verdict = await runCheck(asked, observer, this.clock, this.#over.signal);
      verdicts.push({ ...verdict, name: check.name });
    }
    return verdicts;
  }

  async #measure(step: Step): Promise<void> {
    for (const question of this.lab.steps.flatMap(({ items }) => items)) {
      if (question.kind !== 'question' || question.predicts?.during !== step.id) continue;
      const predicted = this.tracker.memory.answers[question.id];
      if (predicted === undefined) continue;
      const observer = await this.kit.observer();
      const { probe } = question.predicts;
      const { judgement, failure } = await look(probe, observer, await observer.names());
      if (failure !== undefined) continue;
      this.#measured.fire({ question: question.ask, predicted, seen: judgement.seen });
    }
  }
}
