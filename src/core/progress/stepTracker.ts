import type { Disposable } from '../base/disposable';
import { Emitter } from '../base/event';
import { stepsElsewhere } from '../lab/elsewhere';
import type { Lab, Step, StepItem } from '../lab/model';
import type { Place } from '../lab/place';
import { changesTheSystem } from './deeds';
import { newMemory, noEnvironment, type Environment, type RunMemory } from './runMemory';
import type { NamedVerdict, StepState } from './stepState';

/**
 * The state of each step of one run, as it follows from what checks have found and from the
 * container that is there now. Pure: it asks nothing and decides only what is to be asked.
 *
 * A step that is passed stays so as long as the container lives in which it was: a pool that has
 * shrunk again does not undo a flood. A lab whose steps were all passed is finished, and keeps its
 * ticks although its last step throws the container away; a new container then begins a new run.
 */
export class StepTracker implements Disposable {
  readonly #changes = new Emitter<undefined>();
  readonly onChange = this.#changes.event;
  readonly #checking = new Set<string>();
  readonly #failed = new Map<string, readonly NamedVerdict[]>();
  readonly #found = new Map<string, readonly NamedVerdict[]>();
  readonly #unchecked: ReadonlySet<string>;
  #elsewhere: ReadonlyMap<string, string> = new Map();
  #environment: Environment | undefined;
  #memory: RunMemory;

  constructor(
    readonly lab: Lab,
    version: string,
    remembered: RunMemory | undefined,
  ) {
    this.#unchecked = new Set(
      lab.steps.filter(({ items }) => !items.some(isCheck)).map(({ id }) => id),
    );
    this.#memory = remembered?.version === version ? remembered : newMemory(version);
  }

  /** What has to be kept for the next time. */
  get memory(): RunMemory {
    return this.#memory;
  }

  /** Whether every step that is for this place, and can be, was passed in this run. */
  get isFinished(): boolean {
    return this.lab.steps.every(({ id }) => this.#elsewhere.has(id) || this.#isBehind(id));
  }

  /** Whether it has been told what is there, so that its states are more than memories. */
  get knowsEnvironment(): boolean {
    return this.#environment !== undefined;
  }

  state({ id, needs }: Step): StepState {
    const reason = this.#elsewhere.get(id);
    if (reason !== undefined) return { kind: 'skipped', reason };
    if (!this.#unchecked.has(id) && this.#isPassed(id)) return { kind: 'passed' };
    if (this.#checking.has(id)) return { kind: 'checking' };
    const by = needs.filter((need) => !this.#isBehind(need));
    if (by.length > 0) return { kind: 'blocked', by };
    if (this.#unchecked.has(id)) return { kind: 'unchecked' };
    const verdicts = this.#failed.get(id);
    if (verdicts !== undefined) return { kind: 'failed', verdicts };
    if (!this.#wasPassed(id)) return { kind: 'open' };
    return { kind: this.knowsEnvironment ? 'gone' : 'remembered' };
  }

  /** What the checks of a step have found when it passed or failed last; none where nobody has asked
   * since the container came. Of one that was passed it is remembered. */
  found({ id }: Step): readonly NamedVerdict[] {
    return this.#found.get(id) ?? (this.#isPassed(id) ? this.#memory.seen?.[id] : undefined) ?? [];
  }

  /** The student has done something in this step, so that from now on its checks are asked. */
  begin(step: string): void {
    if (this.#memory.begun.includes(step)) return;
    this.#remember({ begun: [...this.#memory.begun, step] });
  }

  answer(question: string, text: string): void {
    this.#remember({ answers: { ...this.#memory.answers, [question]: text } });
  }

  /** What was predicted has been seen. */
  measured(question: string, seen: string): void {
    this.#remember({ measured: { ...this.#memory.measured, [question]: seen } });
  }

  /** Tells on what machine and engine the lab is done: steps that are for others are skipped. */
  settleIn(place: Place): void {
    this.#elsewhere = stepsElsewhere(this.lab, place);
    this.#changes.fire(undefined);
  }

  /** Tells which container is there now; undefined where nobody can say. */
  meet(environment: Environment | undefined): void {
    if (environment === this.#environment) return;
    const beginsAnew =
      environment !== undefined &&
      environment !== noEnvironment &&
      this.#finishedElsewhere(environment);
    this.#environment = environment;
    this.#failed.clear();
    this.#found.clear();
    if (beginsAnew) this.#memory = newMemory(this.#memory.version);
    else if (environment !== undefined && environment !== noEnvironment) this.#dropCleanUp();
    this.#changes.fire(undefined);
  }

  /**
   * The steps whose checks may hold by now without anybody having asked for it: those that the
   * student has begun, and those that change the system, since that can be done by hand as well. A
   * step that only looks at the system would hold before it was even read. One that is being asked
   * was asked before whatever has happened now.
   */
  get worthAsking(): readonly Step[] {
    if (!this.knowsEnvironment) return [];
    return this.lab.steps.filter(
      (step) =>
        ['open', 'checking', 'failed', 'gone'].includes(this.state(step).kind) &&
        (this.#memory.begun.includes(step.id) || changesTheSystem(step)),
    );
  }

  checking(step: string): void {
    this.#checking.add(step);
    this.#changes.fire(undefined);
  }

  /**
   * Ends a check; without verdicts it was broken off and has found nothing. One that was not `due`
   * yet, since the student is still at it, can pass but not fail.
   */
  checked(step: string, verdicts: readonly NamedVerdict[] | undefined, isDue = true): void {
    this.#checking.delete(step);
    const hadFailed = this.#failed.delete(step);
    if (verdicts?.every(({ state }) => state === 'passed') === true) {
      const environment = this.#environment ?? noEnvironment;
      this.#found.set(step, verdicts);
      this.#memory = {
        ...this.#memory,
        passed: { ...this.#memory.passed, [step]: environment },
        seen: { ...this.#memory.seen, [step]: verdicts.map(kept) },
      };
    } else if (
      verdicts !== undefined &&
      (isDue || hadFailed) &&
      this.#memory.begun.includes(step)
    ) {
      this.#failed.set(step, verdicts);
      this.#found.set(step, verdicts);
    }
    this.#changes.fire(undefined);
  }

  dispose(): void {
    this.#changes.dispose();
  }

  #wasPassed(step: string): boolean {
    return this.#memory.passed[step] !== undefined;
  }

  /** Whether a step keeps nobody from going on. */
  #isBehind(step: string): boolean {
    return this.#unchecked.has(step) || this.#wasPassed(step);
  }

  #isPassed(step: string): boolean {
    if (!this.#wasPassed(step)) return false;
    return this.isFinished || this.#memory.passed[step] === this.#environment;
  }

  /** Where a container is there again, that there was none is no achievement any more. */
  #dropCleanUp(): void {
    const passed = Object.entries(this.#memory.passed).filter(
      ([, where]) => where !== noEnvironment,
    );
    this.#memory = { ...this.#memory, passed: Object.fromEntries(passed) };
  }

  #finishedElsewhere(environment: Environment): boolean {
    const where = Object.values(this.#memory.passed);
    // Where all is skipped nothing was finished.
    return where.length > 0 && this.isFinished && !where.includes(environment);
  }

  #remember(changes: Partial<RunMemory>): void {
    this.#memory = { ...this.#memory, ...changes };
    this.#changes.fire(undefined);
  }
}

/** Of evidence this many rows are remembered: all labs share one place of VS Code. */
const keptRows = 10;

function kept(verdict: NamedVerdict): NamedVerdict {
  return { ...verdict, evidence: verdict.evidence.slice(0, keptRows) };
}

function isCheck({ kind }: StepItem): boolean {
  return kind === 'check';
}
