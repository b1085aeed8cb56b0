import type { Clock } from '../../core/base/clock';
import { isLabsError, LabsError } from '../../core/base/errors';
import { Emitter } from '../../core/base/event';
import type { Engine, EngineEvent } from '../../core/ports';

/** An engine that stops still answers for a moment, so it is asked several times, in this rhythm. */
const looks = 5;
const pauseMilliseconds = 300;

/**
 * Watches that the engine is there while something goes on in it. A stream of events ends when the
 * engine stops; that alone may be the network, so that then the engine is asked.
 */
export class EngineWatch {
  readonly #lost = new AbortController();
  readonly #over = new AbortController();
  readonly #events = new Emitter<EngineEvent>();
  /** What happens to containers meanwhile. */
  readonly onEvent = this.#events.event;

  constructor(
    private readonly engine: Engine,
    private readonly clock: Clock,
  ) {
    void this.#follow();
  }

  /** Aborted with `engine-lost` once the engine has gone, though it may come back, or with what else
   * kept it from being watched. */
  get signal(): AbortSignal {
    return this.#lost.signal;
  }

  /** What is behind a failure that somebody was told of before the watch was. */
  async explain(failure: unknown): Promise<unknown> {
    const mayBe =
      isLabsError(failure, 'engine-request-failed') || isLabsError(failure, 'engine-stopped');
    return mayBe && (await this.isLost()) ? this.#lost.signal.reason : failure;
  }

  /** Looks whether the engine has gone. */
  async isLost(): Promise<boolean> {
    for (let look = 0; look < looks && !this.#lost.signal.aborted; look += 1) {
      if (look > 0) await this.clock.sleep(pauseMilliseconds);
      if (!(await this.#answers())) this.#lost.abort(new LabsError('engine-lost', this.#facts));
    }
    return this.#lost.signal.aborted;
  }

  [Symbol.dispose](): void {
    this.#over.abort();
  }

  get #facts(): { readonly address: string } {
    return { address: this.engine.address };
  }

  async #follow(): Promise<void> {
    const isOver = (): boolean => this.#over.signal.aborted;
    try {
      while (!isOver()) {
        await this.#listen();
        if (isOver() || (await this.isLost())) return;
      }
    } catch (caught) {
      // A defect of ours, which ends what goes on instead of the process.
      this.#lost.abort(caught);
    }
  }

  /** Until the stream ends, which is told as a failure. */
  async #listen(): Promise<void> {
    const events = this.engine.events(this.#over.signal)[Symbol.asyncIterator]();
    try {
      for (;;) {
        const next = await events.next();
        if (next.done === true) return;
        this.#events.fire(next.value);
      }
    } catch (caught) {
      if (!isLabsError(caught)) throw caught;
    }
  }

  async #answers(): Promise<boolean> {
    try {
      await this.engine.about();
      return true;
    } catch (caught) {
      if (isLabsError(caught)) return false;
      throw caught;
    }
  }
}
