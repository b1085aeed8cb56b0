import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { runCommand } from '../tools/command';
import { PartMissing } from '../tools/partMissing';
import { hostLayout } from './hostLayout';
import type { Host } from './hosts';
import { ServerProcess } from './serverProcess';

export interface CodeServerOptions {
  /** Holds its settings, extensions and logs; nothing of the user's own VS Code is touched. */
  readonly folder: string;
  readonly workspace: string;
  readonly port: number;
  /** Without one everybody on this machine may use it. */
  readonly password?: string;
  /** Whether every workspace is trusted; else VS Code asks, if its settings say so. */
  readonly trustsAll?: boolean;
  /** Extension hosts and terminals inherit these. */
  readonly env?: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
}

/** Installs the extension from its file into a code-server's folder. Fails with `PartMissing`. */
export async function installIntoCodeServer(
  host: Host,
  extension: string,
  { folder, signal }: Pick<CodeServerOptions, 'folder' | 'signal'>,
): Promise<void> {
  const { exitCode, lines } = await runCommand(
    [
      ...programOf(host),
      ...foldersIn(folder),
      '--force',
      '--install-extension',
      resolve(extension),
    ],
    { signal, env: environment() },
  );
  signal.throwIfAborted();
  if (exitCode === 0) return;
  throw new PartMissing(
    `The extension could not be installed into code-server: ${lines.slice(-3).join(' / ')}.`,
    `Remove ${folder}, then run this again.`,
  );
}

/** Starts code-server on a workspace, on this machine's own address only. */
export function startCodeServer(
  host: Host,
  { folder, workspace, port, password, trustsAll = true, env, signal }: CodeServerOptions,
): Promise<ServerProcess> {
  mkdirSync(workspace, { recursive: true });
  return ServerProcess.start(
    [
      ...programOf(host),
      ...foldersIn(folder),
      ...[
        '--bind-addr',
        `127.0.0.1:${port}`,
        '--auth',
        password === undefined ? 'none' : 'password',
      ],
      ...['--disable-telemetry', '--disable-update-check'],
      ...(trustsAll ? ['--disable-workspace-trust'] : []),
      '--disable-getting-started-override',
      resolve(workspace),
    ],
    {
      env: environment({ ...env, ...(password === undefined ? {} : { PASSWORD: password }) }),
      ready: /HTTP server listening on/,
      log: join(folder, 'code-server.log'),
      signal,
    },
  );
}

function programOf(host: Host): [string, string] {
  const { node, serverPackage } = hostLayout(host);
  return [node, join(serverPackage, 'out', 'node', 'entry.js')];
}

function foldersIn(folder: string): readonly string[] {
  return [
    // Its own, too: the user may have a code-server with other ideas.
    ...['--config', resolve(folder, 'config.yaml')],
    ...['--user-data-dir', resolve(folder, 'data')],
    ...['--extensions-dir', resolve(folder, 'extensions')],
  ];
}

/** Ours without what belongs to the code-server or VS Code that we may be run in ourselves. */
function environment(more: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  const foreign = /^(?:VSCODE_|CODE_SERVER_|PASSWORD$|HASHED_PASSWORD$|NODE_OPTIONS$)/;
  const own = Object.entries(process.env).filter(([name]) => !foreign.test(name));
  return { ...Object.fromEntries(own), ...more };
}
