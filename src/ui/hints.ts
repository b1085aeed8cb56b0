import type { Disposable } from '../core/base/disposable';
import { Emitter } from '../core/base/event';

/** Which hint of a step comes next, as far as they were told in this window. */
export class Hints implements Disposable {
  readonly #changes = new Emitter<undefined>();
  /** One more was told. */
  readonly onChange = this.#changes.event;
  readonly #told = new Map<string, number>();
  /** The most that were told of a step at once: who begins again knows them all. */
  readonly #known = new Map<string, number>();

  /** How many hints of a step the student has seen. */
  known(lab: string, step: string): number {
    return this.#known.get(JSON.stringify([lab, step])) ?? 0;
  }

  /** The next one; after the last it begins again. Undefined where there is none. */
  next(lab: string, step: string, texts: readonly string[]): ToldHint | undefined {
    const key = JSON.stringify([lab, step]);
    const told = this.#told.get(key) ?? 0;
    const index = told < texts.length ? told : 0;
    const text = texts[index];
    if (text === undefined) return undefined;
    this.#told.set(key, index + 1);
    this.#known.set(key, Math.max(index + 1, this.#known.get(key) ?? 0));
    this.#changes.fire(undefined);
    return { text, number: index + 1, count: texts.length };
  }

  dispose(): void {
    this.#changes.dispose();
  }
}

/** A hint with its place among those of its step. */
export interface ToldHint {
  readonly text: string;
  readonly number: number;
  readonly count: number;
}
