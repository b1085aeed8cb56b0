import * as vscode from 'vscode';
import { threadsPanelType } from '../ids';

/** Where the thread view has the keyboard, what opens next would cover it: it opens beside it. */
export async function leaveThreads(): Promise<void> {
  const { activeTabGroup, all } = vscode.window.tabGroups;
  const input = activeTabGroup.activeTab?.input;
  const isThreads =
    input instanceof vscode.TabInputWebview && input.viewType.endsWith(threadsPanelType);
  if (isThreads && all.length > 1)
    await vscode.commands.executeCommand('workbench.action.focusFirstEditorGroup');
}
