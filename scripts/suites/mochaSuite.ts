import { existsSync, mkdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import type { MochaCounts } from '../../test/helpers/summaryReporter';
import type { Need } from '../setup/parts';
import { runOwnProgram } from '../tools/ownProgram';
import type { Suite, SuiteCounts } from './suite';

export interface MochaSuiteOptions {
  readonly needs: readonly Need[];
  /** How long it may last before it is interrupted and counts as failed. */
  readonly minutes: number;
}

/** A suite of mocha's: every *.test.ts of test/NAME, as built into out/. */
export function mochaSuite(name: string, { needs, minutes }: MochaSuiteOptions): Suite {
  const file = `.cache/results-${name}.json`;
  return {
    name,
    needs,
    isQuiet: false,
    async run({ signal, skipBecause }) {
      mkdirSync('.cache', { recursive: true });
      rmSync(file, { force: true });
      const limit = AbortSignal.timeout(minutes * 60_000);
      const exitCode = await runOwnProgram(
        [
          '--enable-source-maps',
          // Tests are made of objects that live for a moment: with more room for those V8 clears up less
          // often, which is a tenth of the unit tests' time.
          '--max-semi-space-size=64',
          // Where node_modules is a link, mocha would not see that it is what was started.
          realpathSync('node_modules/mocha/lib/cli/cli.js'),
          '--reporter=out/test/helpers/summaryReporter.js',
          `--reporter-option=results=${file}`,
          // Then every test is named, and none is run.
          ...(skipBecause === undefined ? [] : ['--dry-run']),
          `out/test/${name}/**/*.test.js`,
        ],
        AbortSignal.any([signal, limit]),
      );
      // Told to stop, mocha ends in order, as if the tests that it left out were not there.
      const isCut = limit.aborted;
      return countsFrom({ counts: readCounts(file), exitCode, isCut }, skipBecause);
    },
  };
}

/** What the reporter wrote into its file of results. */
export function readCounts(file: string): MochaCounts | undefined {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as MochaCounts) : undefined;
}

/** How a run of mocha ended. */
export interface MochaEnd {
  /** Undefined where mocha broke down before it could count. */
  readonly counts: MochaCounts | undefined;
  readonly exitCode: number;
  /** It took too long and was told to stop. */
  readonly isCut: boolean;
}

/** What the suite found. `skipBecause` is why it was not really run, if it was not. */
export function countsFrom(end: MochaEnd, skipBecause: string | undefined): SuiteCounts {
  const { passed, failed, skipped } = end.counts ?? { passed: 0, failed: 0, skipped: [] };
  const fault = faultOf(end);
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

/** Why the suite proves nothing even though no test of it failed. */
function faultOf({ counts, exitCode, isCut }: MochaEnd): string | undefined {
  if (isCut) return 'it took too long and was stopped';
  if (counts === undefined) return `mocha broke down (exit code ${exitCode})`;
  const { passed, failed, skipped } = counts;
  if (passed + failed + skipped.length === 0) return 'no test was found';
  if (failed === 0 && exitCode !== 0)
    return `no test failed, yet mocha ended with exit code ${exitCode}`;
  return undefined;
}
