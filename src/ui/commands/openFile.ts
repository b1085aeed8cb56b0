import * as vscode from 'vscode';
import type { UiCommand } from '../command';

/** Opens a file of a lab that cannot be run, at the place where its author has to mend it. */
export const openFile: UiCommand = {
  async run(_, file, line = 1, column = 1) {
    const place = new vscode.Position(Number(line) - 1, Number(column) - 1);
    await vscode.window.showTextDocument(vscode.Uri.file(String(file)), {
      selection: new vscode.Range(place, place),
    });
  },
};
