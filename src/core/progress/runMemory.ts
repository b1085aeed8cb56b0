import type { NamedVerdict } from './stepState';

/**
 * What one student's passage through one lab remembers beyond what the system shows. Plain data,
 * kept by whoever has a place for it.
 */
export interface RunMemory {
  /** Of what the lab does and checks: where that is another, its steps have to be passed anew. */
  readonly version: string;
  /** Ids of the steps in which the student has done something. */
  readonly begun: readonly string[];
  /** Steps that were passed, each with the environment in which it was. */
  readonly passed: Readonly<Record<string, Environment>>;
  /** What the checks of steps found that were passed, by the steps' ids. */
  readonly seen?: Readonly<Record<string, readonly NamedVerdict[]>>;
  /** Answers that were given, by question id. */
  readonly answers: Readonly<Record<string, string>>;
  /** What was really seen of what was predicted, in words, by question id. */
  readonly measured?: Readonly<Record<string, string>>;
}

/** Which container, and which run of it, stands for all that was done; `none` where none runs. */
export type Environment = string;

export const noEnvironment: Environment = 'none';

/** A passage that has just begun. */
export function newMemory(version: string): RunMemory {
  return { version, begun: [], passed: {}, answers: {} };
}
