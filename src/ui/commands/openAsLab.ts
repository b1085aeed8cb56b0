import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { UiCommand } from '../command';
import { showGuide } from '../guide/showGuide';
import { tellInformation } from '../messages';
import { leaveThreads } from '../threads/leaveThreads';

/**
 * *Open as Lab* opens the page of any Markdown file: of the one that it was called on, else of the one
 * in the editor. Beside that editor, since what is written there shows in the page at once; else in
 * place. A file that is a lab already opens as that lab.
 */
export const openAsLab: UiCommand = {
  async run(services, called) {
    const { labs } = services;
    const editor = vscode.window.activeTextEditor;
    const meant = called instanceof vscode.Uri ? called : editor?.document.uri;
    if (meant === undefined) {
      void tellInformation(
        l10n.t('Open a Markdown file first, or right-click one in the Explorer.'),
      );
      return;
    }
    const isInEditor = editor?.document.uri.toString() === meant.toString();
    const file = await savedFile(meant);
    if (file === undefined) return;
    const found = await labs.open(file);
    labs.lastMeant = found.key;
    await leaveThreads();
    const column = isInEditor ? vscode.ViewColumn.Beside : vscode.ViewColumn.Active;
    showGuide(services, found, undefined, column);
  },
};

/** The path of a file on this machine. A text that is in no file has no folder to run in, and one of
 * another kind (a commit, an archive) is not the student's. */
async function savedFile(uri: vscode.Uri): Promise<string | undefined> {
  if (uri.scheme === 'file') return uri.fsPath;
  if (uri.scheme !== 'untitled') {
    void tellInformation(
      l10n.t('Only a file on this machine opens as a lab: its commands run in its folder.'),
    );
    return undefined;
  }
  const save = l10n.t('Save…');
  const chosen = await tellInformation(
    l10n.t('Save this text first: the commands of a lab run in the folder of its file.'),
    save,
  );
  const saved = chosen === save ? await vscode.workspace.save(uri) : undefined;
  return saved?.scheme === 'file' ? saved.fsPath : undefined;
}
