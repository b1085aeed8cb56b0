/** Something that holds a resource until it is told to let go; disposing twice does no harm. */
export interface Disposable {
  dispose(): void;
}

/** Makes a disposable of a function, which then runs at most once. */
export function toDisposable(release: () => void): Disposable {
  let released = false;
  return {
    dispose() {
      if (released) return;
      released = true;
      release();
    },
  };
}

/** Owns disposables and lets go of all of them, newest first, even when one throws. */
export class DisposableStore implements Disposable {
  readonly #owned = new Set<Disposable>();
  #disposed = false;

  /** Takes ownership; what is added after the end is disposed at once, so nothing can leak. */
  add<T extends Disposable>(disposable: T): T {
    if (this.#disposed) disposable.dispose();
    else this.#owned.add(disposable);
    return disposable;
  }

  dispose(): void {
    this.#disposed = true;
    const failures: unknown[] = [];
    for (const disposable of [...this.#owned].reverse()) {
      try {
        disposable.dispose();
      } catch (failure) {
        failures.push(failure);
      }
    }
    this.#owned.clear();
    if (failures.length > 0) throw new AggregateError(failures, 'Not everything could be released');
  }
}
