import * as vscode from 'vscode';
import { isOnlyRenamed } from '../../core/walkthrough/onlyRenamed';
import { calledOn } from '../called';
import { chooseShownLab } from '../choose';
import type { UiCommand } from '../command';
import { commandIds } from '../ids';
import { leaveThreads } from '../threads/leaveThreads';
import { contributedWalkthrough } from '../walkthroughs';

/** *Open Lab* opens the walkthrough of a lab, at a step where one is named; a lab of the workspace
 * opens as text, unless it is a copy of one that ships. */
export const openLab: UiCommand = {
  isOfRows: true,
  async run(services, ...called) {
    const { key, loaded, origin } = await chooseShownLab(services, called);
    const walkthrough = contributedWalkthrough(services.context.extension, loaded.lab.id);
    const shipped = services.labs.shipped(loaded.lab.id);
    // The walkthrough shows the text that ships, and what runs may be another.
    const isItsText =
      origin === 'shipped' || (shipped !== undefined && isOnlyRenamed(loaded, shipped));
    // The buttons of a walkthrough call its lab by the id, which another lab may have here.
    if (walkthrough === undefined || !isItsText || key !== loaded.lab.id) {
      await vscode.commands.executeCommand(commandIds.readLab, key);
      return;
    }
    const step = calledOn(services.rows, called, 'step');
    await leaveThreads();
    await vscode.commands.executeCommand('workbench.action.openWalkthrough', {
      category: walkthrough.id,
      // Unlike the commands that tick, this one puts the walkthrough's name before the step's.
      ...(step === undefined ? {} : { step }),
    });
  },
};
