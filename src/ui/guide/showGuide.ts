import * as vscode from 'vscode';
import { guidePanelType } from '../ids';
import type { ShownLab } from '../labs/foundLab';
import type { Services } from '../services';
import { GuidePanel } from './guidePanel';

/** Opens the guide of a lab, or shows the one that is open; at a step where one is named. */
export function showGuide(
  services: Services,
  found: ShownLab,
  step?: string,
  column = vscode.ViewColumn.Active,
): void {
  const open = services.guides.of(found.key);
  open?.panel.reveal();
  const guide =
    open ??
    adoptGuide(
      services,
      found,
      vscode.window.createWebviewPanel(guidePanelType, '', column, { enableFindWidget: true }),
    );
  if (step !== undefined) guide.go(step);
}

/** Takes a panel that is there already, as after a reload of the window. */
export function adoptGuide(
  services: Services,
  found: ShownLab,
  panel: vscode.WebviewPanel,
): GuidePanel {
  const guide = new GuidePanel(found, services, panel);
  services.guides.put(guide);
  return guide;
}
