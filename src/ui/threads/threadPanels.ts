import * as vscode from 'vscode';
import type { EngineLink } from '../../run/engineLink';
import type { LabSession } from '../../run/labSession';
import { threadsPanelType } from '../ids';
import { Panels } from '../webviews/panels';
import type { WebviewPages } from '../webviews/webviewPages';
import { ThreadPanel } from './threadPanel';

/** The thread views that are open, one for each lab. */
export class ThreadPanels implements vscode.Disposable {
  readonly #open = new Panels<ThreadPanel>();

  constructor(
    private readonly link: EngineLink,
    private readonly pages: WebviewPages,
  ) {}

  /** Opens the view of a lab beside the text, or shows the one that is open. */
  show(session: LabSession): void {
    const open = this.#open.get(session.lab.id);
    if (open !== undefined) {
      open.panel.reveal();
      return;
    }
    const column =
      vscode.window.tabGroups.activeTabGroup.activeTab === undefined
        ? vscode.ViewColumn.Active
        : vscode.ViewColumn.Beside;
    this.adopt(session, vscode.window.createWebviewPanel(threadsPanelType, '', column));
  }

  /** Takes a panel that is there already, as after a reload of the window. */
  adopt(session: LabSession, panel: vscode.WebviewPanel): void {
    this.#open.put(new ThreadPanel(session, this.link, panel, this.pages));
  }

  /** The lab was read anew: its view goes on with the new session. */
  renew(session: LabSession): void {
    const open = this.#open.get(session.lab.id);
    if (open === undefined || open.session === session) return;
    open.dispose();
    this.adopt(session, open.panel);
  }

  /** Closes the views of all labs but these. */
  closeOthers(sessions: readonly LabSession[]): void {
    for (const { session, panel } of this.#open.all)
      if (!sessions.includes(session)) panel.dispose();
  }

  dispose(): void {
    this.#open.dispose();
  }
}
