import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import type { MochaCounts } from '../../test/helpers/summaryReporter';
import { runOwnProgram } from '../tools/ownProgram';
import type { Suite, SuiteCounts } from './suite';

export interface MochaSuiteOptions {
  readonly needsEngine: boolean;
  /** How long it may last before it is interrupted and counts as failed. */
  readonly minutes: number;
}

/** A suite of mocha's: every *.test.ts of test/NAME, as built into out/. */
export function mochaSuite(name: string, { needsEngine, minutes }: MochaSuiteOptions): Suite {
  const file = `.cache/results-${name}.json`;
  return {
    name,
    needsEngine,
    isQuiet: false,
    async run({ signal, skipBecause }) {
      mkdirSync('.cache', { recursive: true });
      rmSync(file, { force: true });
      const exitCode = await runOwnProgram(
        [
          '--enable-source-maps',
          'node_modules/mocha/lib/cli/cli.js',
          '--reporter=out/test/helpers/summaryReporter.js',
          `--reporter-option=results=${file}`,
          // Then every test is named, and none is run.
          ...(skipBecause === undefined ? [] : ['--dry-run']),
          `out/test/${name}/**/*.test.js`,
        ],
        AbortSignal.any([signal, AbortSignal.timeout(minutes * 60_000)]),
      );
      return countsFrom(readCounts(file), exitCode, skipBecause);
    },
  };
}

function readCounts(file: string): MochaCounts | undefined {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as MochaCounts) : undefined;
}

/** What the suite found, from mocha's own counts (none if it broke down) and its exit code. */
export function countsFrom(
  counts: MochaCounts | undefined,
  exitCode: number,
  skipBecause: string | undefined,
): SuiteCounts {
  const { passed, failed, skipped } = counts ?? { passed: 0, failed: 0, skipped: [] };
  const fault =
    counts === undefined
      ? `mocha broke down (exit code ${exitCode})`
      : passed + failed + skipped.length === 0
        ? 'no test was found'
        : failed === 0 && exitCode !== 0
          ? `all tests passed, yet mocha ended with exit code ${exitCode}`
          : undefined;
  return {
    passed,
    failed: failed + (fault === undefined ? 0 : 1),
    skipped: skipped.map((title) => ({
      title,
      reason: skipBecause ?? 'the test skips itself here',
    })),
    lines: fault === undefined ? [] : [fault],
  };
}
