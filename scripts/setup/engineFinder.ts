import type { ErrorCode } from '../../src/core/base/errorFacts';
import { isLabsError, type LabsError } from '../../src/core/base/errors';
import type { Engine } from '../../src/core/ports';
import { findEngine } from '../../src/engine';

/** What is found where an engine is looked for, in the words that the set-up decides by. */
export type EngineLook = { readonly state: 'answers'; readonly engine: Engine } | EngineSilent;

export interface EngineSilent {
  readonly state: SilentState;
  /** Says it to people. */
  readonly error: LabsError;
}

/** `chosen`: somebody named an engine that does not answer, and no other may take its place. */
export type SilentState = 'forbidden' | 'stopped' | 'missing' | 'chosen';

const states: Partial<Record<ErrorCode, SilentState>> = {
  'engine-forbidden': 'forbidden',
  'engine-stopped': 'stopped',
  'engine-missing': 'missing',
  'engine-choice-failed': 'chosen',
};

/** Looks for an engine until one answers, and keeps the connection to that one. */
export class EngineFinder implements AsyncDisposable {
  #engine: Engine | undefined;

  async look(): Promise<EngineLook> {
    try {
      this.#engine ??= await findEngine();
      return { state: 'answers', engine: this.#engine };
    } catch (caught) {
      const state = isLabsError(caught) ? states[caught.code] : undefined;
      if (!isLabsError(caught) || state === undefined) throw caught;
      return { state, error: caught };
    }
  }

  /** Closes the connection; the next look opens a new one. */
  async [Symbol.asyncDispose](): Promise<void> {
    const engine = this.#engine;
    this.#engine = undefined;
    await engine?.[Symbol.asyncDispose]();
  }
}
