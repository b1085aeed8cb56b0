import * as vscode from 'vscode';
import { guidePanelType } from '../ids';

/** The tabs of guides, also of those whose pages VS Code has not made yet since the window was opened. */
export function guideTabs(): readonly vscode.Tab[] {
  return vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.filter(isGuideTab));
}

/** VS Code puts words of its own before the name of a view's type. */
export function isGuideTab({ input }: vscode.Tab): boolean {
  return input instanceof vscode.TabInputWebview && input.viewType.endsWith(guidePanelType);
}
