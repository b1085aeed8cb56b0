import { chooseLab } from '../choose';
import type { UiCommand } from '../command';
import { tellNoFlood } from '../flood/tellNoFlood';
import { isFlooded } from './fitting';

/** *Show Flood in Terminal*, for those who know such a program from a shell: it counts there, and
 * ENTER ends it. */
export const showFlood: UiCommand = {
  async run(services, ...called) {
    const session = await chooseLab(services, called, isFlooded);
    if (session.flood === undefined) void tellNoFlood(services, session);
    else (await import('../terminals/floodTerminal')).showFloodTerminal(session);
  },
};
