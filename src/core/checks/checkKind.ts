import type { Names } from './names';
import type { Observer } from './observer';
import type { FaultSide } from './verdict';

/** One kind of check. Adding a kind is one file, one line in checkKinds.ts and its fixture table. */
export interface CheckKind<Expects, Seen> {
  /** Its key in a `check` directive. */
  readonly kind: string;
  /** A noun phrase: `2 httpd processes of www-data with 7 threads each`. */
  expected(expects: Expects, names: Names): string;
  /** Looks at the real system, and only there: nothing that we remember ourselves counts. */
  observe(expects: Expects, observer: Observer): Promise<Seen>;
  /** Pure: the same observation always gives the same judgement. */
  judge(expects: Expects, seen: Seen, names: Names): Judgement;
}

/** What one observation says about one expectation, in a student's words. */
export interface Judgement {
  readonly holds: boolean;
  readonly seen: string;
  /** The rows behind it, safe to show. */
  readonly evidence: readonly string[];
  /** What the author says to just this: the feedback to a wrong answer. */
  readonly because?: string | undefined;
  /** Nothing could be seen, and this side is to blame: it does not hold, and neither does `not` of it. */
  readonly blind?: FaultSide | undefined;
  /** No waiting will change it, only something that the student does. */
  readonly isFinal?: boolean | undefined;
}
