import { writeFileSync } from 'node:fs';
import { reporters, Runner, type MochaOptions, type Suite, type Test } from 'mocha';

/** What the reporter writes as JSON to the file that the reporter option `results` names. */
export interface MochaCounts {
  readonly passed: number;
  readonly failed: number;
  /** Full titles of the tests that were not run; in a dry run that is every test. */
  readonly skipped: readonly string[];
}

const { Base } = reporters;
const events = Runner.constants;

/**
 * A reporter for mocha: one line for each outermost `describe`, then the failures with their
 * differences. When told to stop it lets mocha end the test that runs and do all clean-up after it.
 */
export default class SummaryReporter extends Base {
  #passed = 0;
  readonly #skipped: string[] = [];
  readonly #reported = { passed: 0, failed: 0, skipped: 0, at: Date.now() };

  constructor(runner: Runner, options: MochaOptions) {
    super(runner, options);
    const { results } = options.reporterOptions as { readonly results: string };
    const skip = (test: Test): void => {
      this.#skipped.push(test.fullTitle());
    };
    runner.on(events.EVENT_TEST_PENDING, skip);
    runner.on(events.EVENT_TEST_PASS, (test) => {
      if (options.dryRun === true) skip(test);
      else this.#passed += 1;
    });
    runner.on(events.EVENT_SUITE_END, (suite) => {
      if (suite.parent?.root === true) this.#tell(suite);
    });
    runner.once(events.EVENT_RUN_END, () => {
      if (this.failures.length > 0) Base.list(this.failures);
      writeFileSync(results, JSON.stringify(this.#counts));
    });
    for (const name of ['SIGINT', 'SIGTERM']) process.on(name, () => runner.abort());
  }

  get #counts(): MochaCounts {
    return { passed: this.#passed, failed: this.failures.length, skipped: this.#skipped };
  }

  #tell(suite: Suite): void {
    const before = { ...this.#reported };
    const { passed, failed, skipped } = this.#counts;
    Object.assign(this.#reported, { passed, failed, skipped: skipped.length, at: Date.now() });
    const parts = [
      [passed - before.passed, 'passed'],
      [failed - before.failed, 'failed'],
      [skipped.length - before.skipped, 'skipped'],
    ] as const;
    const words = parts.filter(([count]) => count > 0).map(([count, word]) => `${count} ${word}`);
    const symbol = failed > before.failed ? Base.color('fail', '✖') : Base.color('checkmark', '✔');
    Base.consoleLog(
      `  ${symbol} ${suite.title}: ${words.join(', ')} (${Date.now() - before.at} ms)`,
    );
  }
}
