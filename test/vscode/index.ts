import { appendFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'node:util';
import Mocha from 'mocha';
import SummaryReporter from '../helpers/summaryReporter';

/**
 * VS Code calls this inside its extension host, with our extension under development loaded: runs
 * every test beside this file. Who started VS Code names the files for results and output in its
 * environment. Rejects when a test failed, which VS Code ends with a bad exit code for.
 */
export async function run(): Promise<void> {
  const {
    LIVE_LABS_TEST_RESULTS: results = '.cache/results-vscode.json',
    LIVE_LABS_TEST_OUTPUT: output,
  } = process.env;
  // What is logged here may be lost when VS Code ends; what is in a file is not.
  if (output !== undefined)
    Mocha.reporters.Base.consoleLog = (...words: unknown[]) => {
      appendFileSync(output, `${format(...words)}\n`);
    };
  const mocha = new Mocha({
    ui: 'bdd',
    timeout: 20_000,
    reporter: SummaryReporter,
    reporterOptions: { results },
  });
  for (const file of readdirSync(__dirname, { recursive: true, encoding: 'utf8' }).sort())
    if (file.endsWith('.test.js')) mocha.addFile(join(__dirname, file));
  const failures = await new Promise<number>((resolve) => mocha.run(resolve));
  if (failures > 0) throw new Error(`${failures} tests failed`);
}
