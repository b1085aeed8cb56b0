import * as l10n from '@vscode/l10n';
import type * as vscode from 'vscode';
import type { Wish } from '../../protocol/threads';
import { commandIds, type CommandId } from '../ids';
import type { WebviewApp, WebviewPages } from '../webviews/webviewPages';

const app: WebviewApp = {
  name: 'threads',
  title: () => l10n.t('Threads'),
  showsPictures: false,
};

/** Gives a panel its title and the page that draws threads, live or of a recording. Whoever hears the page has
 * to listen before. */
export function openThreadsPage(
  panel: vscode.WebviewPanel,
  pages: WebviewPages,
  title: string,
): void {
  panel.title = title;
  panel.iconPath = pages.icon('threads.svg');
  panel.webview.options = { enableScripts: true, localResourceRoots: [pages.resources(app)] };
  panel.webview.html = pages.page(panel.webview, app);
}

/** What keeps what was seen, of the view with a key. */
export const exportCommands = {
  save: commandIds.saveRecording,
  exportCsv: commandIds.exportRecording,
} as const satisfies Partial<Record<Wish, CommandId>>;
