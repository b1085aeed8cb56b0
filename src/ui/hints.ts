/** Which hint of a step comes next, as far as they were told in this window. */
export class Hints {
  readonly #told = new Map<string, number>();

  /** The next one; after the last it begins again. Undefined where there is none. */
  next(lab: string, step: string, texts: readonly string[]): ToldHint | undefined {
    const key = JSON.stringify([lab, step]);
    const told = this.#told.get(key) ?? 0;
    const index = told < texts.length ? told : 0;
    const text = texts[index];
    if (text === undefined) return undefined;
    this.#told.set(key, index + 1);
    return { text, number: index + 1, count: texts.length };
  }
}

/** A hint with its place among those of its step. */
export interface ToldHint {
  readonly text: string;
  readonly number: number;
  readonly count: number;
}
