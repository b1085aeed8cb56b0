import { mkdirSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { describeCaught } from '../src/core/base/errors';
import { countsFrom, readCounts } from './suites/mochaSuite';
import { summary } from './suites/summary';
import { FileTail } from './vscode/fileTail';
import { couldNotRun, runScript } from './tools/runScript';
import { PartMissing } from './tools/partMissing';

const usage = `Usage: npm run test:desktop

Runs the suite "vscode" in the VS Code of the desktop, which is downloaded into .vscode-test first.
"npm test" runs the same tests in a VS Code from npm, which needs no display.

Exit code: 0 none failed, 1 one failed, 2 could not run (no download, no display), 130 interrupted.`;

/** Kept by the checkout, and not looked at by `npm test`. */
const results = resolve('.cache/results-desktop.json');
const output = resolve('.cache/desktop.txt');

/** `npm run test:desktop`: the tests of test/vscode in a downloaded VS Code. Gives the exit code. */
export async function main(args: readonly string[]): Promise<number> {
  if (args.length > 0) {
    console.log(usage);
    return args.includes('--help') ? 0 : couldNotRun;
  }
  return runScript(async (signal) => {
    const start = performance.now();
    const vscodeExecutablePath = await download();
    signal.throwIfAborted();
    mkdirSync('.cache', { recursive: true });
    for (const file of [results, output]) rmSync(file, { force: true });
    const exitCode = await runTests(vscodeExecutablePath);
    const counts = countsFrom({ counts: readCounts(results), exitCode, isCut: false }, undefined);
    for (const line of counts.lines) console.log(line);
    const milliseconds = performance.now() - start;
    summary([{ ...counts, name: 'desktop', milliseconds }]).forEach((line) => {
      console.log(line);
    });
    return counts.failed === 0 ? 0 : 1;
  });
}

async function download(): Promise<string> {
  const { downloadAndUnzipVSCode } = await import('@vscode/test-electron');
  try {
    return await downloadAndUnzipVSCode('stable');
  } catch (caught) {
    throw new PartMissing(
      `VS Code cannot be downloaded here (${describeCaught(caught)}), so nothing was tested.`,
      'The same tests run without a download by "npm test -- --only vscode".',
    );
  }
}

/** Its exit code: test-electron throws where that is not 0. */
async function runTests(vscodeExecutablePath: string): Promise<number> {
  const { runTests: run, TestRunFailedError } = await import('@vscode/test-electron');
  await using _tail = new FileTail(output, (text) => process.stdout.write(text));
  try {
    return await run({
      vscodeExecutablePath,
      extensionDevelopmentPath: resolve('.'),
      extensionTestsPath: resolve('out/test/vscode/index.js'),
      extensionTestsEnv: { LIVE_LABS_TEST_RESULTS: results, LIVE_LABS_TEST_OUTPUT: output },
      launchArgs: ['--disable-extensions', '--disable-workspace-trust'],
    });
  } catch (caught) {
    if (caught instanceof TestRunFailedError) return caught.code ?? 1;
    throw caught;
  }
}
