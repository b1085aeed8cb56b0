import { readFileSync } from 'node:fs';
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { languages, settings } from './ids';
import { tellInformation } from './messages';

/** What stands for each message in the language that is spoken; empty for English. */
export type Catalogue = Readonly<Record<string, string>>;

/**
 * Decides on the language of everything that a student reads, before anything is said: the one that
 * the setting names, else that of VS Code. Gives its catalogue, for the webviews.
 */
export function speakTheirLanguage(extension: vscode.Uri): Catalogue {
  const catalogue = catalogueOf(extension, chosenLanguage());
  l10n.config({ contents: { ...catalogue } });
  return catalogue;
}

/** What was drawn keeps its language, so another one is for the next window. */
export function registerLanguage(): vscode.Disposable {
  return vscode.workspace.onDidChangeConfiguration((change) => {
    if (change.affectsConfiguration(`${settings.section}.${settings.language}`)) void offerReload();
  });
}

function catalogueOf(extension: vscode.Uri, language: string): Catalogue {
  // VS Code has read it where it speaks a language that we have.
  if (language === 'auto') return vscode.l10n.bundle ?? {};
  if (language === 'en') return {};
  const file = vscode.Uri.joinPath(extension, 'l10n', `bundle.l10n.${language}.json`);
  return JSON.parse(readFileSync(file.fsPath, 'utf8')) as Catalogue;
}

/** A word in the settings that is none of ours counts as none. */
function chosenLanguage(): 'auto' | (typeof languages)[number] {
  const chosen = vscode.workspace.getConfiguration(settings.section).get(settings.language);
  return languages.find((language) => language === chosen) ?? 'auto';
}

async function offerReload(): Promise<void> {
  const reload = l10n.t('Reload Window');
  const text = l10n.t('The language changes when the window is loaded anew.');
  if ((await tellInformation(text, reload)) === reload)
    await vscode.commands.executeCommand('workbench.action.reloadWindow');
}
