import type { SetupContext } from '../scripts/setup/setupContext';
import type { Need } from '../scripts/setup/parts';

/** What a subject may use while it measures. */
export type BenchContext = Pick<SetupContext, 'screen' | 'signal' | 'finder'>;

/** What was measured, twice: for programs and for people. */
export interface Findings {
  readonly figures: Readonly<Record<string, unknown>>;
  readonly lines: readonly string[];
}

/** One thing that is measured beside something else in the same run, so that they are comparable. */
export interface Subject {
  readonly name: string;
  readonly about: string;
  readonly needs: readonly Need[];
  measure(context: BenchContext): Promise<Findings>;
}
