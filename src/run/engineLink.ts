import type { Clock } from '../core/base/clock';
import { describeCaught, isLabsError, LabsError } from '../core/base/errors';
import { Emitter } from '../core/base/event';
import type { Engine, EngineEvent } from '../core/ports';

/** What is known of the engine. */
export type EngineState =
  /** Nobody has asked for it yet. */
  | { readonly kind: 'unasked' }
  | { readonly kind: 'searching' }
  | { readonly kind: 'connected'; readonly engine: Engine }
  | { readonly kind: 'lost'; readonly error: LabsError };

/** An engine that has just gone comes back, if at all, after a moment. */
const afterLossMilliseconds = 500;

/**
 * The one connection to the engine that all surfaces share. It is made when first asked for, and
 * listens to the engine's events from then on; a lost engine is looked for once, and then again
 * only when somebody asks.
 */
export class EngineLink implements AsyncDisposable {
  readonly #changes = new Emitter<EngineState>();
  readonly #events = new Emitter<EngineEvent>();
  readonly onChange = this.#changes.event;
  /** What happens to any container of the engine. */
  readonly onEvent = this.#events.event;
  readonly #over = new AbortController();
  #state: EngineState = { kind: 'unasked' };
  #search: Promise<Engine> | undefined;

  constructor(
    private readonly find: (signal: AbortSignal) => Promise<Engine>,
    private readonly clock: Clock,
  ) {}

  get state(): EngineState {
    return this.#state;
  }

  /** The engine; a search that is under way is joined. Fails with one of the `engine-...` codes. */
  connect(): Promise<Engine> {
    if (this.#state.kind === 'connected') return Promise.resolve(this.#state.engine);
    this.#search ??= this.#connect().finally(() => {
      this.#search = undefined;
    });
    return this.#search;
  }

  /** Forgets the engine, so that the next who asks looks for it anew (another one was chosen). */
  async reset(): Promise<void> {
    await this.#let({ kind: 'unasked' });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#over.abort();
    await this.#let({ kind: 'unasked' });
    this.#changes.dispose();
    this.#events.dispose();
  }

  async #connect(): Promise<Engine> {
    // Who waits sees the last failure until there is something new to tell.
    if (this.#state.kind === 'unasked') this.#set({ kind: 'searching' });
    try {
      const engine = await this.find(this.#over.signal);
      this.#set({ kind: 'connected', engine });
      void this.#listen(engine);
      return engine;
    } catch (caught) {
      const error = isLabsError(caught)
        ? caught
        : new LabsError('engine-request-failed', {
            doing: 'be reached',
            status: undefined,
            why: describeCaught(caught),
          });
      this.#set({ kind: 'lost', error });
      throw error;
    }
  }

  /** Passes events on until the stream ends, which means that the engine has ended or restarted. */
  async #listen(engine: Engine): Promise<void> {
    const { signal } = this.#over;
    try {
      for await (const event of engine.events(signal)) this.#events.fire(event);
    } catch (caught) {
      if (!isLabsError(caught)) throw caught;
    }
    if (this.#over.signal.aborted || !this.#isConnectedTo(engine)) return;
    await this.#let({ kind: 'searching' });
    try {
      await this.clock.sleep(afterLossMilliseconds, signal);
      await this.connect();
    } catch (caught) {
      // Whoever looks sees the state, which tells why.
      if (!isLabsError(caught) && !signal.aborted) throw caught;
    }
  }

  #isConnectedTo(engine: Engine): boolean {
    return this.#state.kind === 'connected' && this.#state.engine === engine;
  }

  /** Takes a state without engine, and lets go of the one there was. */
  async #let(state: EngineState): Promise<void> {
    const before = this.#state;
    this.#set(state);
    if (before.kind === 'connected') await before.engine[Symbol.asyncDispose]();
  }

  #set(state: EngineState): void {
    this.#state = state;
    this.#changes.fire(state);
  }
}
