import { calledOn } from '../called';
import { chooseShownLab } from '../choose';
import type { UiCommand } from '../command';
import { commandIds } from '../ids';
import { leaveThreads } from '../threads/leaveThreads';

/** *Open Guide* opens the page of a lab, at a step where one is named. */
export const openGuide: UiCommand = {
  id: commandIds.openGuide,
  async run(services, ...called) {
    const found = await chooseShownLab(services, called);
    await leaveThreads();
    services.guides.show(found, calledOn(services.rows, called, 'step'));
  },
};
