import * as vscode from 'vscode';
import { chooseShownLab } from '../choose';
import type { UiCommand } from '../command';

/** *Read Lab* shows the lab's text as it stands. */
export const readLab: UiCommand = {
  isOfRows: true,
  async run(services, ...called) {
    const { loaded } = await chooseShownLab(services, called);
    await vscode.commands.executeCommand('markdown.showPreview', vscode.Uri.file(loaded.file));
  },
};
