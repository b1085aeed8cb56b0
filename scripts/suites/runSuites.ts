import type { Need } from '../setup/parts';
import type { Suite, SuiteRequest, SuiteResult } from './suite';
import { seconds } from './summary';

export interface SuitesRequest {
  readonly signal: AbortSignal;
  /** Provides what suites need; gives the reason where that cannot be had. */
  readonly prepare: (need: Need) => Promise<string | undefined>;
  readonly tell: (line: string) => void;
}

/**
 * Runs suites in order, goes on after one that failed, and tells what they found. What prints
 * nothing itself runs beside the preparation.
 */
export async function runSuites(
  suites: readonly Suite[],
  { signal, prepare, tell }: SuitesRequest,
): Promise<readonly SuiteResult[]> {
  const over = new AbortController();
  const quietRequest = { signal: AbortSignal.any([signal, over.signal]), skipBecause: undefined };
  const begun = new Map(
    suites.filter(({ isQuiet }) => isQuiet).map((suite) => [suite, measure(suite, quietRequest)]),
  );
  const results: SuiteResult[] = [];
  try {
    const missing = new Map<Need, string>();
    for (const need of new Set(suites.flatMap(({ needs }) => needs))) {
      const reason = await prepare(need);
      if (reason !== undefined) missing.set(need, reason);
    }
    for (const suite of suites) {
      tell(`\n${suite.name}`);
      const lack = suite.needs.find((need) => missing.has(need));
      const skipBecause = lack === undefined ? undefined : missing.get(lack);
      const result = await (begun.get(suite) ?? measure(suite, { signal, skipBecause }));
      signal.throwIfAborted();
      for (const line of result.lines) tell(line);
      tell(`  ${result.failed === 0 ? 'done' : 'FAILED'} (${seconds(result.milliseconds)})`);
      results.push(result);
    }
  } finally {
    over.abort();
  }
  return results;
}

async function measure(suite: Suite, request: SuiteRequest): Promise<SuiteResult> {
  const start = performance.now();
  const counts = await suite.run(request);
  return { ...counts, name: suite.name, milliseconds: performance.now() - start };
}
