import type { Names } from './names';
import type { Observer } from './observer';

/** One kind of check. Adding a kind is one file, one line in checkKinds.ts and its fixture table. */
export interface CheckKind<Expects, Seen> {
  /** Its key in a `check` directive. */
  readonly kind: string;
  /** Looks at the real system, and only there: nothing that we remember ourselves counts. */
  observe(expects: Expects, observer: Observer): Promise<Seen>;
  /** Pure: the same observation always gives the same judgement. */
  judge(expects: Expects, seen: Seen, names: Names): Judgement;
}

/** What one observation says about one expectation, in a student's words. */
export interface Judgement {
  readonly holds: boolean;
  /** A noun phrase: `2 httpd processes of www-data with 7 threads each`. */
  readonly expected: string;
  readonly seen: string;
  /** The rows behind it, safe to show. */
  readonly evidence: readonly string[];
}
