import type { Clock } from '../core/base/clock';
import type { Disposable } from '../core/base/disposable';
import { Emitter } from '../core/base/event';
import type { Observer } from '../core/checks/observer';
import { glance, look, runCheck, takesTime } from '../core/checks/runCheck';
import type { Verdict } from '../core/checks/verdict';
import type { Check, Lab, Step } from '../core/lab/model';
import type { NamedVerdict } from '../core/progress/stepState';
import type { StepTracker } from '../core/progress/stepTracker';
import { CheckWatches } from './checkWatches';
import type { PredictionReport } from './testReport';

/** How long a check may take: until it holds or its time ends, or just one look, after which one that
 * takes time is watched on behind everybody's back. */
export type Patience = 'wait' | 'look';

/** What the asking of checks needs of the session that it belongs to. */
export interface AskerKit {
  /** Who looks at the system. Fails with one of the `engine-...` codes. */
  observer(): Promise<Observer>;
  /** Tells the tracker which container is there, so that a verdict counts for that one. */
  settle(): Promise<void>;
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
  readonly #watches: CheckWatches;

  constructor(
    private readonly lab: Lab,
    private readonly tracker: StepTracker,
    private readonly clock: Clock,
    private readonly kit: AskerKit,
  ) {
    this.#watches = new CheckWatches(clock, {
      observer: () => kit.observer(),
      settle: () => kit.settle(),
      ended: (check, passed) => void this.#afterWatch(check, passed),
      report: (failure) => {
        kit.report(failure);
      },
    });
  }

  get isAsking(): boolean {
    return this.#asking.size > 0 || this.#watches.isWatching;
  }

  /** Looks at every step that may hold without anybody having asked. */
  async askWorth(): Promise<void> {
    await Promise.all(this.tracker.worthAsking.map((step) => this.#askQuietly(step, 'look')));
  }

  /**
   * Something was done, as a part of this step or of nobody knows which: waits until the step holds,
   * or each that the student is at, and looks at the others.
   */
  async follow(deed: Step | undefined): Promise<void> {
    const { worthAsking, memory } = this.tracker;
    const isAwaited = (step: Step): boolean =>
      deed === undefined
        ? memory.begun.includes(step.id) && this.tracker.state(step).kind !== 'gone'
        : step.id === deed.id;
    await Promise.all(
      worthAsking.map((step) => this.#askQuietly(step, isAwaited(step) ? 'wait' : 'look')),
    );
  }

  /** The student has done all that the step asks for, so that its checks can fail from now on. */
  makeDue(step: Step): void {
    this.#due.add(step.id);
  }

  /** Another container is there: nothing of what was done to the last one is due any more. */
  beginAnew(): void {
    this.#due.clear();
    this.#watches.beginAnew();
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
    // It begins a moment later: who hears that it is asked, and asks as well, must find it here.
    const answer = Promise.resolve().then(() => this.#ask(step, patience));
    this.#asking.set(step.id, { patience, answer });
    return answer;
  }

  dispose(): void {
    this.#over.abort();
    this.#watches.dispose();
    this.#measured.dispose();
  }

  #isOver(): boolean {
    return this.#over.signal.aborted;
  }

  /**
   * For when something has happened and nobody waits: a failure is noted, and surfaces go on to show
   * what is known. Checks that are being asked already may have seen how it was before.
   */
  async #askQuietly(step: Step, patience: Patience): Promise<void> {
    try {
      const earlier = this.#asking.get(step.id);
      if (earlier !== undefined && haveAllPassed(await earlier.answer)) return;
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

  /** Looks at a step once more when one of its checks has been followed to its end. */
  async #afterWatch(check: Check, passed: boolean): Promise<void> {
    const step = this.lab.steps.find(({ items }) => items.includes(check));
    if (passed && step !== undefined) await this.#askQuietly(step, 'look');
    else await this.#settle(undefined);
  }

  /** Undefined where a check was broken off, so that there is nothing to be said. */
  async #verdicts(step: Step, patience: Patience): Promise<readonly NamedVerdict[] | undefined> {
    const checks = step.items.filter((item): item is Check => item.kind === 'check');
    // What takes time comes first, and all of it at once, so that one does not miss what another
    // waits for; the others tell how it is after that.
    const timed = await Promise.all(
      checks.filter(takesTime).map(async (check) => ({
        check,
        verdict: await (patience === 'wait'
          ? this.#watches.finish(check)
          : this.#watches.glance(check)),
      })),
    );
    const found = new Map<Check, Verdict | undefined>(
      timed.map(({ check, verdict }) => [check, verdict]),
    );
    for (const check of checks)
      if (!found.has(check)) found.set(check, await this.#askPlain(check, patience));
    const verdicts = checks.flatMap((check) => {
      const verdict = found.get(check);
      return verdict === undefined ? [] : [{ ...verdict, name: check.name }];
    });
    return verdicts.length === checks.length ? verdicts : undefined;
  }

  async #askPlain(check: Check, patience: Patience): Promise<Verdict> {
    const observer = await this.kit.observer();
    if (patience === 'wait') return runCheck(check, observer, this.clock, this.#over.signal);
    const { verdict } = await glance(check, observer, this.clock);
    this.#over.signal.throwIfAborted();
    return verdict;
  }

  async #measure(step: Step): Promise<void> {
    for (const question of this.lab.steps.flatMap(({ items }) => items)) {
      if (question.kind !== 'question' || question.predicts?.during !== step.id) continue;
      const predicted = this.tracker.memory.answers[question.id];
      if (predicted === undefined) continue;
      const observer = await this.kit.observer();
      const { probe } = question.predicts;
      const { seen, blind } = await look(probe, observer, await observer.names());
      if (blind !== undefined) continue;
      this.tracker.measured(question.id, seen);
      this.#measured.fire({ question: question.ask, predicted, seen });
    }
  }
}

function haveAllPassed(verdicts: readonly NamedVerdict[] | undefined): boolean {
  return verdicts?.every(({ state }) => state === 'passed') === true;
}
