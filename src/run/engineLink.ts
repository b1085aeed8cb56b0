import * as l10n from '@vscode/l10n';
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

/** After a stream of events has ended: an engine that restarts is back after a moment, and one that
 * gives no events at all is asked for them ever more seldom. */
const firstPauseMilliseconds = 500;
const longestPauseMilliseconds = 60_000;

/**
 * The one connection to the engine that all surfaces share. It is made when first asked for, and
 * listens to the engine's events from then on. An engine that has gone is looked for once, and then
 * again only when somebody asks.
 */
export class EngineLink implements AsyncDisposable {
  readonly #changes = new Emitter<EngineState>();
  readonly #events = new Emitter<EngineEvent>();
  readonly onChange = this.#changes.event;
  /** What happens to any container of the engine. */
  readonly onEvent = this.#events.event;
  #state: EngineState = { kind: 'unasked' };
  #search: Promise<Engine> | undefined;
  /** Ends whatever belongs to the engine that is used or looked for now. */
  #turn = new AbortController();

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
    if (this.#search === undefined) {
      const search = this.#connect(this.#turn.signal).finally(() => {
        if (this.#search === search) this.#search = undefined;
      });
      this.#search = search;
    }
    return this.#search;
  }

  /** Forgets the engine and any search for one: another may be meant from now on. */
  async reset(): Promise<void> {
    this.#turn.abort();
    this.#turn = new AbortController();
    this.#search = undefined;
    await this.#let({ kind: 'unasked' });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#changes.dispose();
    this.#events.dispose();
    await this.reset();
  }

  async #connect(turn: AbortSignal): Promise<Engine> {
    // Who waits sees the last failure until there is something new to tell.
    if (this.#state.kind === 'unasked') this.#set({ kind: 'searching' });
    try {
      const engine = await this.find(turn);
      if (turn.aborted) {
        await engine[Symbol.asyncDispose]();
        return await this.connect();
      }
      this.#set({ kind: 'connected', engine });
      void this.#listen(engine, turn);
      return engine;
    } catch (caught) {
      if (turn.aborted) return await this.connect();
      const error = isLabsError(caught) ? caught : unexpected(caught);
      this.#set({ kind: 'lost', error });
      throw error;
    }
  }

  /** Passes events on for as long as the engine is there. */
  async #listen(engine: Engine, turn: AbortSignal): Promise<void> {
    let pause = firstPauseMilliseconds;
    while (await this.#passEvents(engine, turn)) {
      await this.clock.sleep(pause, turn).catch(() => undefined);
      pause = Math.min(2 * pause, longestPauseMilliseconds);
      if (turn.aborted) return;
      if (!(await answers(engine, turn))) break;
      // What happened while nobody listened has to be looked for.
      this.#changes.fire(this.#state);
    }
    if (turn.aborted) return;
    await this.#let({ kind: 'searching' });
    // Whoever looks sees the state, which tells why it failed.
    await this.connect().catch(() => undefined);
  }

  /** Gives false where the engine need not be listened to any more. */
  async #passEvents(engine: Engine, turn: AbortSignal): Promise<boolean> {
    try {
      for await (const event of engine.events(turn)) this.#events.fire(event);
    } catch (caught) {
      if (!isLabsError(caught)) throw caught;
    }
    return !turn.aborted;
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

async function answers(engine: Engine, signal: AbortSignal): Promise<boolean> {
  try {
    await engine.about(signal);
    return true;
  } catch {
    return false;
  }
}

function unexpected(caught: unknown): LabsError {
  return new LabsError('engine-request-failed', {
    doing: l10n.t('be reached'),
    status: undefined,
    why: describeCaught(caught),
  });
}
