import type { ActionWork } from '../../core/lab/model';
import type { LabSession } from '../../run/labSession';
import { chooseLab } from '../choose';
import type { UiCommand } from '../command';
import { commandIds, type CommandId } from '../ids';
import { isFlooded, isThere } from './fitting';
import { performWork } from './performWork';

/** *Build*, *Start* and *Stop Container*, *Release Connections*: they need no further word. */
export const actionCommands: readonly UiCommand[] = [
  action(commandIds.buildContainer, { do: 'build' }),
  action(commandIds.startContainer, { do: 'run' }),
  action(commandIds.stopContainer, { do: 'stop' }, isThere),
  action(commandIds.releaseConnections, { do: 'release' }, isFlooded),
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
