/** Owns what has to be ended when a run ends: newest first, all of it even when one fails. */
export class Endings implements AsyncDisposable {
  readonly #owned: AsyncDisposable[] = [];

  add(owned: AsyncDisposable): void {
    this.#owned.push(owned);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const failures: unknown[] = [];
    for (const owned of this.#owned.splice(0).reverse()) {
      try {
        await owned[Symbol.asyncDispose]();
      } catch (failure) {
        failures.push(failure);
      }
    }
    if (failures.length > 0) throw new AggregateError(failures, 'Not everything could be ended');
  }
}
