import { chooseLab } from '../choose';
import type { UiCommand } from '../command';
import { showThreadPanel } from '../threads/showThreadPanel';
import { isRunning } from './fitting';

/** *Show Threads* shows the picture of the threads of a lab's server. */
export const showThreads: UiCommand = {
  async run(services, ...called) {
    showThreadPanel(services, await chooseLab(services, called, isRunning));
  },
};
