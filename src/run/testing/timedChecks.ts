import { runCheck, takesTime } from '../../core/checks/runCheck';
import type { Verdict } from '../../core/checks/verdict';
import type { Check } from '../../core/lab/model';
import { CheckWatches } from '../checkWatches';
import type { TestRig } from './testRig';

/** Between two looks whether the first of what a check waits for is there. */
const pauseMilliseconds = 250;

/**
 * The checks of a step that take time. As while a student works, those that wait for one thing after
 * the other are followed from the moment on at which the step is begun: what they wait for first may
 * be over when all is done.
 */
export class TimedChecks implements AsyncDisposable {
  readonly checks: readonly Check[];
  readonly #watches: CheckWatches;
  readonly #over = new AbortController();
  readonly #following: Promise<void>;
  #failure: Error | undefined;

  constructor(
    checks: readonly Check[],
    private readonly rig: TestRig,
  ) {
    this.checks = checks.filter(takesTime);
    this.#watches = new CheckWatches(rig.context.clock, {
      observer: () => Promise.resolve(rig.run.observer),
      settle: () => Promise.resolve(),
      ended: () => undefined,
      report: (failure) => {
        this.#fail(failure);
      },
    });
    rig.signal.addEventListener('abort', this.#end);
    this.#following = this.#follow(this.checks.filter(({ then }) => then.length > 0));
  }

  /**
   * Waits until the check has been seen, or its time is over. A watch that began while its step was
   * done has spent some of its time on that, so beside it the check gets all of it once more.
   */
  async finish(check: Check): Promise<Verdict> {
    const { rig } = this;
    const enough = new AbortController();
    const signal = AbortSignal.any([this.#over.signal, enough.signal]);
    const fresh = this.#watches.isAt(check)
      ? runCheck(check, rig.run.observer, rig.context.clock, signal).catch((caught: unknown) => {
          if (!signal.aborted) this.#fail(caught);
          return undefined;
        })
      : undefined;
    try {
      const joined = await this.#watches.finish(check);
      const verdict = joined?.state === 'failed' ? ((await fresh) ?? joined) : joined;
      rig.signal.throwIfAborted();
      if (this.#failure !== undefined) throw this.#failure;
      if (verdict === undefined) throw new Error(`Nobody waits any more for "${check.name}"`);
      return verdict;
    } finally {
      enough.abort();
      await fresh;
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.rig.signal.removeEventListener('abort', this.#end);
    this.#end();
    await this.#following;
    await this.#watches.rest();
  }

  readonly #end = (): void => {
    this.#over.abort();
    this.#watches.dispose();
  };

  async #follow(checks: readonly Check[]): Promise<void> {
    const { signal } = this.#over;
    const isOver = (): boolean => checks.length === 0 || signal.aborted;
    try {
      while (!isOver()) {
        for (const check of checks) await this.#watches.glance(check);
        await this.rig.context.clock.sleep(pauseMilliseconds, signal).catch(() => 'ended');
      }
    } catch (caught) {
      // Nobody waits for it while the step is done: it is told to who asks for a verdict.
      this.#fail(caught);
    }
  }

  #fail(failure: unknown): void {
    this.#failure ??= failure instanceof Error ? failure : new Error(String(failure));
  }
}
