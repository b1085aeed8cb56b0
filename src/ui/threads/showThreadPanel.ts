import * as vscode from 'vscode';
import type { LabSession } from '../../run/labSession';
import { threadsPanelType } from '../ids';
import type { Services } from '../services';
import { showFailure } from '../showFailure';
import { ThreadPanel, type ThreadKit } from './threadPanel';

/** Opens the thread view of a lab beside the text, or shows the one that is open. */
export function showThreadPanel(services: Services, session: LabSession): void {
  const open = services.threadPanels.of(session.lab.id);
  if (open !== undefined) {
    open.panel.reveal();
    return;
  }
  const column =
    vscode.window.tabGroups.activeTabGroup.activeTab === undefined
      ? vscode.ViewColumn.Active
      : vscode.ViewColumn.Beside;
  adoptThreadPanel(
    services,
    session,
    vscode.window.createWebviewPanel(threadsPanelType, '', column),
  );
}

function kitOf(services: Services): ThreadKit {
  const { link, pages } = services;
  return {
    link,
    pages,
    fail: (caught) => {
      showFailure(services, caught);
    },
  };
}

/** Takes a panel that is there already, as after a reload of the window. */
export function adoptThreadPanel(
  services: Services,
  session: LabSession,
  panel: vscode.WebviewPanel,
): void {
  services.threadPanels.put(new ThreadPanel(session, kitOf(services), panel));
}
