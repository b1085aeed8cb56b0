import { mkdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { openBrowser } from './browser';
import { FileTail } from './fileTail';
import { freePort } from './freePort';
import { hostLayout } from './hostLayout';
import type { Host } from './hosts';
import { ServerProcess } from './serverProcess';
import { PartMissing } from '../tools/partMissing';

export interface HostedTests {
  /** A module of the checkout; VS Code calls its `run`. */
  readonly tests: string;
  /** The folder of the extension under development; by default the checkout. */
  readonly development?: string;
  /** The folder with what is installed beside it; by default nothing is. */
  readonly extensions?: string;
  /** More for VS Code's processes than who runs us has. */
  readonly env?: Readonly<Record<string, string>>;
  /** The file that `run` writes what it counted into. */
  readonly results: string;
  /** Keeps what VS Code's server prints. */
  readonly log: string;
  /** Hears what mocha prints. */
  readonly tell: (text: string) => void;
  readonly signal: AbortSignal;
}

/**
 * Runs tests in the extension host of a VS Code that a browser without a window opens, with an
 * extension under development. Gives the exit code that VS Code wanted to end with.
 */
export async function runInExtensionHost(
  host: Host,
  { tests, development = '.', extensions, env, results, log, tell, signal }: HostedTests,
): Promise<number> {
  const { node, vscodePackage } = hostLayout(host);
  const port = await freePort();
  if (port === undefined) throw new PartMissing('No port is free for VS Code.', 'Free one.');
  await using folder = await temporaryFolder('live-labs-vscode-');
  const workspace = join(folder.path, 'workspace');
  mkdirSync(workspace);
  const output = join(folder.path, 'output.txt');

  await using server = await ServerProcess.start(
    [
      node,
      join(vscodePackage, 'out', 'server-main.js'),
      ...serverArgs(port, folder.path, extensions),
    ],
    {
      env: {
        ...process.env,
        ...env,
        LIVE_LABS_TEST_RESULTS: results,
        LIVE_LABS_TEST_OUTPUT: output,
      },
      ready: /Extension host agent listening/,
      log,
      signal,
    },
  );
  await using _tail = new FileTail(output, tell);
  await using browser = await openBrowser();
  const page = await browser.newPage();
  const ended = new Promise<number>((end, fail) => {
    const abort = (): void => {
      fail(signal.reason as Error);
    };
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    void server.ended.then(() => {
      fail(new PartMissing('The server of VS Code ended.', `What it said is in ${log}.`));
    });
    page.once('crash', () => {
      fail(new Error('The page of VS Code crashed.'));
    });
    // The workbench calls these where its smoke test driver is on.
    void page.exposeFunction('codeAutomationExit', end);
    void page.exposeFunction('codeAutomationLog', () => undefined);
  });
  // It may be rejected before it is waited for.
  ended.catch(() => undefined);
  await page.goto(addressOf(port, { workspace, development, tests }));
  return await ended;
}

function serverArgs(
  port: number,
  folder: string,
  extensions = join(folder, 'extensions'),
): readonly string[] {
  return [
    ...['--host', '127.0.0.1', '--port', String(port)],
    ...['--without-connection-token', '--accept-server-license-terms'],
    ...['--server-data-dir', join(folder, 'data'), '--extensions-dir', extensions],
    ...['--enable-smoke-test-driver', '--telemetry-level', 'off', '--disable-workspace-trust'],
  ];
}

/** Not 127.0.0.1: VS Code takes only a name for the authority of its remote addresses. */
function addressOf(
  port: number,
  {
    workspace,
    development,
    tests,
  }: Readonly<Record<'workspace' | 'development' | 'tests', string>>,
): string {
  const remote = `vscode-remote://localhost:${port}`;
  const payload = [
    ['extensionDevelopmentPath', `${remote}${resolve(development)}`],
    ['extensionTestsPath', `${remote}${resolve(tests)}`],
  ];
  const query = new URLSearchParams({ folder: workspace, payload: JSON.stringify(payload) });
  return `http://localhost:${port}/?${query.toString()}`;
}

/** A new folder that is removed with all that is in it. */
export async function temporaryFolder(
  prefix: string,
): Promise<AsyncDisposable & { readonly path: string }> {
  const path = await mkdtemp(join(tmpdir(), prefix));
  return {
    path,
    // What has just ended may still write for a moment.
    [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true, maxRetries: 5 }),
  };
}
