import * as vscode from 'vscode';
import { LabsError } from '../../core/base/errors';
import type { ActionWork } from '../../core/lab/model';
import type { LabSession } from '../../run/labSession';
import { chooseLab } from '../choose';
import type { UiCommand } from '../command';
import { commandIds, type CommandId } from '../ids';
import { performWork } from './performWork';
import { openShell } from './runInTerminal';

const isThere = ({ container }: LabSession): boolean => container !== undefined;
const isRunning = ({ container }: LabSession): boolean => container?.state === 'running';
const isFlooded = ({ flood }: LabSession): boolean => flood !== undefined;

const openShellCommand: UiCommand = {
  id: commandIds.openShell,
  async run(services, ...called) {
    await openShell(services, await chooseLab(services, called, isRunning));
  },
};

const showThreads: UiCommand = {
  id: commandIds.showThreads,
  async run(services, ...called) {
    services.threadPanels.show(await chooseLab(services, called, isRunning));
  },
};

const openPage: UiCommand = {
  id: commandIds.openPage,
  async run(services, ...called) {
    const session = await chooseLab(services, called, isRunning);
    const { container } = await session.run();
    const { name } = await container.running();
    const port = await container.publishedPort(undefined);
    if (port === undefined)
      throw new LabsError('lab-incomplete', {
        file: session.loaded.file,
        missing: `published port of ${name}`,
      });
    await vscode.env.openExternal(vscode.Uri.parse(`http://localhost:${String(port)}/`));
  },
};

/** The commands that do something with a lab's container. */
export const containerCommands: readonly UiCommand[] = [
  action(commandIds.buildContainer, { do: 'build' }),
  action(commandIds.startContainer, { do: 'run' }),
  action(commandIds.stopContainer, { do: 'stop' }, isThere),
  action(commandIds.releaseConnections, { do: 'release' }, isFlooded),
  openShellCommand,
  showThreads,
  openPage,
];

function action(
  id: CommandId,
  work: ActionWork,
  fits?: (session: LabSession) => boolean,
): UiCommand {
  return {
    id,
    run: async (services, ...called) => {
      await performWork(services, await chooseLab(services, called, fits), work);
    },
  };
}
