import type { Clock } from '../core/base/clock';
import type { Disposable } from '../core/base/disposable';
import { isLabsError } from '../core/base/errors';
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
  /** Nothing is being asked any more. */
  rest(): Promise<void>;
}

/** Asks the checks of a lab's steps, each step once at a time, and tells the tracker what they found.
 * A step that passes lets those be asked that need it. */
export class StepAsker implements Disposable {
  readonly #measured = new Emitter<PredictionReport>();
  /** A prediction can be compared with what was really seen. */
  readonly onMeasured = this.#measured.event;
  readonly #asking = new Set<string>();
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

  /** Asks every step that may hold without anybody having asked; only those that the student has
   * begun are worth waiting for. */
  async askWorth(patience: Patience): Promise<void> {
    await Promise.all(
      this.tracker.worthAsking.map((step) => {
        const isBegun = this.tracker.memory.begun.includes(step.id);
        return this.ask(step, isBegun ? patience : 'look');
      }),
    );
  }

  /** Asks a step's checks; undefined where they are being asked already or were broken off. */
  async ask(step: Step, patience: Patience): Promise<readonly NamedVerdict[] | undefined> {
    if (this.#asking.has(step.id) || this.#isOver()) return undefined;
    this.#asking.add(step.id);
    if (patience === 'wait') this.tracker.checking(step.id);
    let verdicts: readonly NamedVerdict[] | undefined;
    try {
      verdicts = await this.#verdicts(step, patience);
      await this.kit.settle();
    } catch (caught) {
      if (!this.#isOver() && !isLabsError(caught)) throw caught;
    } finally {
      this.#asking.delete(step.id);
      this.tracker.checked(step.id, verdicts, patience === 'wait');
    }
    if (this.#isOver()) return undefined;
    await this.kit.rest();
    if (this.tracker.state(step).kind === 'passed') {
      await this.#measure(step);
      void this.askWorth('look');
    }
    return verdicts;
  }

  dispose(): void {
    this.#over.abort();
    this.#measured.dispose();
  }

  #isOver(): boolean {
    return this.#over.signal.aborted;
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
      const { judgement } = await look(question.predicts.probe, observer, await observer.names());
      this.#measured.fire({ question: question.ask, predicted, seen: judgement.seen });
    }
  }
}
