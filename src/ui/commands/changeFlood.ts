import { chooseLab } from '../choose';
import type { UiCommand } from '../command';
import { commandIds } from '../ids';
import { isFlooded } from './fitting';

/** *Change Flood* offers what can become of the connections that are held. */
export const changeFlood: UiCommand = {
  id: commandIds.changeFlood,
  async run(services, ...called) {
    const session = await chooseLab(services, called, isFlooded);
    await (await import('../flood/pickChange')).pickChange(services, session);
  },
};
