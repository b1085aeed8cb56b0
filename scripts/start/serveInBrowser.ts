import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync, existsSync } from 'node:fs';
import { once } from 'node:events';
import { PartMissing } from '../tools/partMissing';
import { whileWaiting } from '../tools/whileWaiting';
import { installIntoCodeServer, startCodeServer } from '../vscode/codeServerProcess';
import { freePort, isPortFree } from '../vscode/freePort';
import { currentHost } from '../vscode/hosts';
import { startFolder, type OpenRequest } from './openRequest';

/** Serves VS Code for a browser on this machine until it is interrupted. Gives the exit code. */
export async function serveInBrowser(
  { context, endings, extension, workspace, env }: OpenRequest,
  wantedPort: number | undefined,
): Promise<number> {
  const { screen, signal } = context;
  const folder = startFolder;
  mkdirSync(`${folder}/data/User`, { recursive: true });
  const settings = `${folder}/data/User/settings.json`;
  // What students have changed since is kept.
  if (!existsSync(settings)) writeFileSync(settings, JSON.stringify(firstSettings, undefined, 2));

  const port = await choosePort(wantedPort);
  const password = randomBytes(9).toString('base64url');
  const install = installIntoCodeServer(currentHost, extension, { folder, signal });
  await whileWaiting(screen, 'installing the extension into VS Code', install);
  const start = startCodeServer(currentHost, { folder, workspace, port, password, env, signal });
  const server = await whileWaiting(screen, 'starting VS Code', start);
  endings.add(server);
  screen.info(
    `\nVS Code: open http://localhost:${port}/ in a browser; the password is ${password}`,
  );
  screen.info('Press Ctrl-C here to end it.');

  const ended = await Promise.race([server.ended, once(signal, 'abort').then(() => undefined)]);
  if (ended === undefined || signal.aborted) return 0;
  throw new PartMissing(
    `VS Code ended by itself (exit code ${ended}).`,
    `What it said is in ${folder}/code-server.log.`,
  );
}

/** Nothing that stands between students and their lab at the first start. */
const firstSettings = {
  'workbench.startupEditor': 'none',
  'telemetry.telemetryLevel': 'off',
  'chat.disableAIFeatures': true,
  'git.openRepositoryInParentFolders': 'never',
  // Else every port that a lab publishes is told in a message, beside what the lab itself says.
  'remote.autoForwardPorts': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
};

async function choosePort(wanted: number | undefined): Promise<number> {
  if (wanted !== undefined && !(await isPortFree(wanted)))
    throw new PartMissing(
      `Another program listens on port ${wanted}.`,
      'Choose another one with --port, or none.',
    );
  const port = wanted ?? (await freePort());
  if (port === undefined)
    throw new PartMissing('No port is free for VS Code.', 'Choose one with --port.');
  return port;
}
