import type { LabSession } from '../../run/labSession';
import { chooseLab } from '../choose';
import type { UiCommand } from '../command';

/** *Pause Replacing*, so that what the server drops stays dropped and can be seen, and *Go On
 * Replacing*. */
export function floodReplacing(
  replacing: boolean,
  fits: (session: LabSession) => boolean,
): UiCommand {
  return {
    async run(services, ...called) {
      const session = await chooseLab(services, called, fits);
      await session.changeFlood({ replacing });
    },
  };
}
