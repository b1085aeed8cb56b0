import type { Verdict } from '../checks/verdict';

/** Where a step stands in a student's run. */
export type StepState =
  | { readonly kind: 'open' }
  /** It is not for this machine or engine, or needs one that is not: why, as a sentence. */
  | { readonly kind: 'skipped'; readonly reason: string }
  /** It has no check, so nothing can say whether it is done. */
  | { readonly kind: 'unchecked' }
  /** It needs others first: their ids. */
  | { readonly kind: 'blocked'; readonly by: readonly string[] }
  | { readonly kind: 'checking' }
  | { readonly kind: 'passed' }
  | { readonly kind: 'failed'; readonly verdicts: readonly NamedVerdict[] }
  /** It was passed, and nobody can say now whether the container in which it was is still there. */
  | { readonly kind: 'remembered' }
  /** It was passed, but the container in which it was is no longer there. */
  | { readonly kind: 'gone' };

/** A verdict with the name of its check. */
export interface NamedVerdict extends Verdict {
  readonly name: string;
}
