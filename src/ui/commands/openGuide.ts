import { calledOn } from '../called';
import { chooseShownLab } from '../choose';
import type { UiCommand } from '../command';
import { showGuide } from '../guide/showGuide';
import { leaveThreads } from '../threads/leaveThreads';

/** *Open Guide* opens the page of a lab, at a step where one is named. */
export const openGuide: UiCommand = {
  async run(services, ...called) {
    const found = await chooseShownLab(services, called);
    await leaveThreads();
    showGuide(services, found, calledOn(services.rows, called, 'step'));
  },
};
