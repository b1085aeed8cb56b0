import { basename } from 'node:path';
import * as vscode from 'vscode';
import { describeCaught } from '../../core/base/errors';
import { beginsLikeLab } from '../../core/lab/ownFrontMatter';
import type { Services } from '../services';
import { keptRead } from '../keptRead';
import { LintedDocument, type PageOf } from './lintedDocument';
import { sectionLines } from './problemSpan';

/**
 * Shows what `live-labs lint` says while a lab is edited: in every `lab.md`, and in any Markdown
 * that begins with our front matter. No commands, views or context keys. Nothing is read or loaded
 * before such a text is open; what was found goes when it is closed. A problem's code opens its
 * section of docs/lint-codes.md.
 */
export function registerDiagnostics({ context, log }: Services): vscode.Disposable {
  const open = new Map<vscode.TextDocument, LintedDocument>();
  const pageOf = pagesIn(vscode.Uri.joinPath(context.extensionUri, 'docs', 'lint-codes.md'), log);
  const close = (document: vscode.TextDocument): void => {
    open.get(document)?.dispose();
    open.delete(document);
  };
  /** Also called while it is written: a text may become one of a lab, or cease to be one. */
  const look = (document: vscode.TextDocument): void => {
    if (!isLab(document) || !hasTab(document)) close(document);
    else if (!open.has(document)) open.set(document, new LintedDocument(document, pageOf, log));
  };
  vscode.workspace.textDocuments.forEach(look);
  return vscode.Disposable.from(
    vscode.workspace.onDidOpenTextDocument(look),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length === 0) return;
      open.get(document)?.touch();
      look(document);
    }),
    vscode.workspace.onDidCloseTextDocument(close),
    vscode.window.tabGroups.onDidChangeTabs(() => {
      vscode.workspace.textDocuments.forEach(look);
    }),
    {
      dispose() {
        for (const document of [...open.keys()]) close(document);
      },
    },
  );
}

/** VS Code keeps some texts for minutes after their tab was closed, and some have never had one. */
function hasTab({ uri }: vscode.TextDocument): boolean {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  return tabs.some(({ input }) => {
    if (input instanceof vscode.TabInputText) return input.uri.toString() === uri.toString();
    if (!(input instanceof vscode.TabInputTextDiff)) return false;
    return input.modified.toString() === uri.toString();
  });
}

/** Other schemes show a file as it was (in a commit), or have no folder beside them. */
function isLab(document: vscode.TextDocument): boolean {
  if (document.uri.scheme !== 'file') return false;
  if (basename(document.uri.fsPath) === 'lab.md') return true;
  return document.languageId === 'markdown' && beginsLikeLab(document.getText(beginning));
}

/** As much as a front matter may take; asked for at every change. */
const beginning = new vscode.Range(0, 0, 500, 0);

/** Where the page cannot be read, codes lead nowhere until it can; problems are shown anyway. */
function pagesIn(page: vscode.Uri, log: vscode.LogOutputChannel): PageOf {
  const lines = keptRead(async () =>
    sectionLines(new TextDecoder().decode(await vscode.workspace.fs.readFile(page))),
  );
  return async (code) => {
    try {
      const line = (await lines()).get(code);
      return line === undefined ? undefined : page.with({ fragment: `L${String(line)}` });
    } catch (caught) {
      log.warn(describeCaught(caught));
      return undefined;
    }
  };
}
