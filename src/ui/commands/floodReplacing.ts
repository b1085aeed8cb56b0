import type { LabSession } from '../../run/labSession';
import { chooseLab } from '../choose';
import type { UiCommand } from '../command';
import { commandIds, type CommandId } from '../ids';
import { isReplacing, isReplacingPaused } from './fitting';

/** *Pause Replacing*, so that what the server drops stays dropped and can be seen, and *Go On
 * Replacing*. */
export const floodReplacing: readonly UiCommand[] = [
  replace(commandIds.pauseReplacing, false, isReplacing),
  replace(commandIds.resumeReplacing, true, isReplacingPaused),
];

function replace(
  id: CommandId,
  replacing: boolean,
  fits: (session: LabSession) => boolean,
): UiCommand {
  return {
    id,
    run: async (services, ...called) => {
      const session = await chooseLab(services, called, fits);
      await session.changeFlood({ replacing });
    },
  };
}
