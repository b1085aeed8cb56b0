import { chooseLab } from '../choose';
import type { UiCommand } from '../command';
import { isFlooded } from './fitting';

/** *Change Flood* offers what can become of the connections that are held. */
export const changeFlood: UiCommand = {
  async run(services, ...called) {
    const session = await chooseLab(services, called, isFlooded);
    await (await import('../flood/pickChange')).pickChange(services, session);
  },
};
