import { toDisposable, type Disposable } from './disposable';

/** Subscribes a listener; dispose what comes back to stop hearing. */
export type Event<T> = (listener: (value: T) => void) => Disposable;

/** The sending side of an event. Listeners hear in the order in which they subscribed. */
export class Emitter<T> implements Disposable {
  readonly #listeners = new Set<{ readonly hear: (value: T) => void }>();

  readonly event: Event<T> = (hear) => {
    const listener = { hear };
    this.#listeners.add(listener);
    return toDisposable(() => this.#listeners.delete(listener));
  };

  /** Listeners still subscribed: a closed owner must leave none, which tests ask for. */
  get listenerCount(): number {
    return this.#listeners.size;
  }

  fire(value: T): void {
    for (const { hear } of [...this.#listeners]) hear(value);
  }

  dispose(): void {
    this.#listeners.clear();
  }
}
