/**
 * Where each worker stands: a place for life. A new one takes the first that is free, and nobody else
 * moves for that. Who is seen again, in the past, stands where it stood.
 */
export class Places {
  readonly #known = new Map<string, number>();

  /** Gives the place of each of these, which are those that are there now. */
  place(keys: readonly string[]): ReadonlyMap<string, number> {
    const placed = new Map<string, number>();
    const taken = new Set<number>();
    for (const key of keys) {
      const place = this.#known.get(key);
      if (place === undefined || taken.has(place)) continue;
      placed.set(key, place);
      taken.add(place);
    }
    let free = 0;
    for (const key of keys) {
      if (placed.has(key)) continue;
      while (taken.has(free)) free += 1;
      taken.add(free);
      placed.set(key, free);
      this.#known.set(key, free);
    }
    this.#forgetOldest();
    return placed;
  }

  /** With another container all begin anew. */
  clear(): void {
    this.#known.clear();
  }

  #forgetOldest(): void {
    for (const key of this.#known.keys()) {
      if (this.#known.size <= mostKnown) return;
      this.#known.delete(key);
    }
  }
}

const mostKnown = 5000;
