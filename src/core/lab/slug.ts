/** Words as an id: lower case, letters and digits of any script, hyphens between. */
export function slug(words: string, otherwise: string): string {
  const made = words
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{Letter}\p{Mark}\p{Number}]+/gu, '-')
    .replaceAll(/^-|-$/g, '');
  return made === '' ? otherwise : made;
}

/** Gives every id once: a second `flood` becomes `flood-2`. */
export class UniqueIds {
  readonly #taken: Set<string>;
  /** The last number that each id was given; a text may repeat one heading very often. */
  readonly #counts = new Map<string, number>();

  constructor(reserved: Iterable<string>) {
    this.#taken = new Set(reserved);
  }

  make(wanted: string): string {
    let id = wanted;
    let count = this.#counts.get(wanted) ?? 1;
    while (this.#taken.has(id)) {
      count += 1;
      id = `${wanted}-${String(count)}`;
    }
    this.#counts.set(wanted, count);
    this.#taken.add(id);
    return id;
  }
}
