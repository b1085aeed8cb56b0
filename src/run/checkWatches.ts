import type { Clock } from '../core/base/clock';
import type { Disposable } from '../core/base/disposable';
import type { Observer } from '../core/checks/observer';
import { glance, runCheck } from '../core/checks/runCheck';
import type { Verdict } from '../core/checks/verdict';
import { withInner } from '../core/lab/innerProbes';
import type { Check } from '../core/lab/model';

/** What watching needs of those it is done for. */
export interface WatchKit {
  /** Who looks at the system. Fails with one of the `engine-...` codes. */
  observer(): Promise<Observer>;
  /** Tells which container is there, so that what was seen counts for that one. */
  settle(): Promise<void>;
  /** A watch that nobody waits for has ended; `passed` where all was seen. */
  ended(check: Check, passed: boolean): void;
  report(failure: unknown): void;
}

/**
 * The checks that take time, such as *grew to 16 workers, then fell below 10*. Each is followed by one
 * watch, whoever asks for it and however often. Asked for one look, it begins a watch where the first
 * of what it waits for is there, so that nobody has to wait for the rest. And since it tells what
 * has happened, what was seen once stays seen as long as the container runs.
 */
export class CheckWatches implements Disposable {
  readonly #seen = new Map<Check, Verdict>();
  readonly #running = new Map<Check, Promise<Verdict | undefined>>();
  readonly #over = new AbortController();
  #container = new AbortController();

  constructor(
    private readonly clock: Clock,
    private readonly kit: WatchKit,
  ) {}

  get isWatching(): boolean {
    return this.#running.size > 0;
  }

  /** Waits until every watch has ended: once disposed of, each does after the look that it is at. */
  async rest(): Promise<void> {
    await Promise.allSettled(this.#running.values());
  }

  /** Whether a watch of this check is on its way, which began some time ago. */
  isAt(check: Check): boolean {
    return this.#running.has(check);
  }

  /** Waits until the check has been seen or its time is over; undefined where it was broken off. */
  finish(check: Check): Promise<Verdict | undefined> {
    const seen = this.#seen.get(check);
    return seen === undefined ? this.#watch(check) : Promise.resolve(seen);
  }

  /** What there is to be seen of the check now. */
  async glance(check: Check): Promise<Verdict> {
    const seen = this.#seen.get(check);
    if (seen !== undefined) return seen;
    const { holds, verdict } = await glance(check, await this.kit.observer(), this.clock);
    if (holds && !this.#running.has(check)) void this.#watchAlone(check);
    return verdict;
  }

  /** Another container is there, or none: what was seen of the last one has no end now. */
  beginAnew(): void {
    this.#seen.clear();
    this.#container.abort();
    this.#container = new AbortController();
  }

  dispose(): void {
    this.#over.abort();
  }

  #watch(check: Check): Promise<Verdict | undefined> {
    const running = this.#running.get(check);
    if (running !== undefined) return running;
    const watch = this.#run(check).finally(() => {
      this.#running.delete(check);
    });
    this.#running.set(check, watch);
    return watch;
  }

  async #watchAlone(check: Check): Promise<void> {
    try {
      const verdict = await this.#watch(check);
      if (!this.#over.signal.aborted) this.kit.ended(check, verdict?.state === 'passed');
    } catch (caught) {
      this.kit.report(caught);
    }
  }

  async #run(check: Check): Promise<Verdict | undefined> {
    const observer = await this.kit.observer();
    await this.kit.settle();
    const signal = this.#signalFor(check);
    try {
      const verdict = await runCheck(check, observer, this.clock, signal);
      await this.kit.settle();
      signal.throwIfAborted();
      if (verdict.state === 'passed') this.#seen.set(check, verdict);
      return verdict;
    } catch (caught) {
      if (signal.aborted) return undefined;
      throw caught;
    }
  }

  /** Only who waits for the container itself to come or to end goes on when it does. */
  #signalFor(check: Check): AbortSignal {
    const probes = [check, ...check.then].flatMap(({ probe }) => withInner({ probe, path: [] }));
    return probes.some(({ probe }) => probe.kind === 'container')
      ? this.#over.signal
      : AbortSignal.any([this.#over.signal, this.#container.signal]);
  }
}
