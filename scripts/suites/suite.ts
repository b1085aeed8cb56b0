import type { Need } from '../setup/parts';

/** One kind of test that `npm test` runs. */
export interface Suite {
  readonly name: string;
  /** Without one of these it only counts its tests, as skipped. */
  readonly needs: readonly Need[];
  /** It prints nothing while it runs, so that it can run beside the set-up. */
  readonly isQuiet: boolean;
  run(request: SuiteRequest): Promise<SuiteCounts>;
}

export interface SuiteRequest {
  readonly signal: AbortSignal;
  /** Why what this suite needs is not there; undefined where it is. */
  readonly skipBecause: string | undefined;
}

/** What a suite found. A suite that breaks down, or finds no test, counts as one failure more. */
export interface SuiteCounts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: readonly SkippedTest[];
  /** What is told of a failure, where it was not printed yet. */
  readonly lines: readonly string[];
}

export interface SkippedTest {
  readonly title: string;
  readonly reason: string;
}

/** The counts of a suite together with how long it took. */
export interface SuiteResult extends SuiteCounts {
  readonly name: string;
  readonly milliseconds: number;
}
