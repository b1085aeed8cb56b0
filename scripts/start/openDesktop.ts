import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { runCommand, type Argv } from '../tools/command';
import { PartMissing } from '../tools/partMissing';
import type { OpenRequest } from './openRequest';

/** Opens a window of the VS Code on this desktop and stays until it is closed. Gives the exit code. */
export async function openDesktop(
  { context, extension, workspace, env }: OpenRequest,
  command: Argv,
): Promise<number> {
  const { screen, log, signal } = context;
  const install = await runCommand(
    [...command, '--install-extension', resolve(extension), '--force'],
    { signal, hear: log.add },
  );
  signal.throwIfAborted();
  if (install.exitCode !== 0)
    throw new PartMissing(
      'The extension could not be installed into VS Code.',
      `What it said is in ${log.path}.`,
    );
  mkdirSync(workspace, { recursive: true });
  screen.info('Opening VS Code on the lab. Close its window, or press Ctrl-C here, to end.');
  const { exitCode } = await runCommand(
    [...command, '--new-window', '--wait', resolve(workspace)],
    { signal, hear: log.add, env: { ...process.env, ...env } },
  );
  return exitCode;
}
