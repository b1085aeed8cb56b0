import { chooseLab } from '../choose';
import type { UiCommand } from '../command';
import { commandIds } from '../ids';
import { isRunning } from './fitting';

/** *Show Threads* shows the picture of the threads of a lab's server. */
export const showThreads: UiCommand = {
  id: commandIds.showThreads,
  async run(services, ...called) {
    services.threadPanels.show(await chooseLab(services, called, isRunning));
  },
};
