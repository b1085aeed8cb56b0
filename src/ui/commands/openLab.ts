import * as vscode from 'vscode';
import { chooseLab } from '../choose';
import type { UiCommand } from '../command';
import { calledOn } from '../called';
import { commandIds, threadsPanelType } from '../ids';
import { contributedWalkthrough } from '../walkthroughs';

/** *Open Lab* opens the walkthrough of a lab, at a step where one is named; a lab of the workspace,
 * which has none, opens as text. */
export const openLab: UiCommand = {
  id: commandIds.openLab,
  async run(services, ...called) {
    const session = await chooseLab(services, called);
    const walkthrough = contributedWalkthrough(services.context.extension, session.lab.id);
    if (walkthrough === undefined) {
      await vscode.commands.executeCommand(commandIds.readLab, session.lab.id);
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

/** *Read Lab* shows the lab's text as it stands. */
export const readLab: UiCommand = {
  id: commandIds.readLab,
  async run(services, ...called) {
    const { loaded } = await chooseLab(services, called);
    await vscode.commands.executeCommand('markdown.showPreview', vscode.Uri.file(loaded.file));
  },
};

/** Opens a file of a lab that cannot be run, where its author mends it. */
export const openFile: UiCommand = {
  id: commandIds.openFile,
  async run(_, file) {
    await vscode.window.showTextDocument(vscode.Uri.file(String(file)));
  },
};

/** Where the thread view has the keyboard the walkthrough would cover it: it opens beside it. */
async function leaveThreads(): Promise<void> {
  const { activeTabGroup, all } = vscode.window.tabGroups;
  const input = activeTabGroup.activeTab?.input;
  const isThreads =
    input instanceof vscode.TabInputWebview && input.viewType.endsWith(threadsPanelType);
  if (isThreads && all.length > 1)
    await vscode.commands.executeCommand('workbench.action.focusFirstEditorGroup');
}
