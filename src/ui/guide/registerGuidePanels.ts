import * as vscode from 'vscode';
import { describeCaught } from '../../core/base/errors';
import { guidePanelType } from '../ids';
import type { FoundLab } from '../labs/foundLab';
import type { Services } from '../services';

/** Brings guides back after a reload of the window, and keeps them with the labs as they are now. */
export function registerGuidePanels({ labs, guides, log }: Services): vscode.Disposable {
  return vscode.Disposable.from(
    guides,
    labs.onDidChange(() => {
      guides.renew(labs).catch((caught: unknown) => {
        log.warn(describeCaught(caught));
      });
    }),
    vscode.window.registerWebviewPanelSerializer(guidePanelType, {
      async deserializeWebviewPanel(panel: vscode.WebviewPanel, state: unknown) {
        const found = labOf(await labs.all(), state);
        if (found !== undefined && 'loaded' in found) guides.adopt(found, panel);
        else panel.dispose();
      },
    }),
  );
}

/** The view keeps by what its lab is called. */
function labOf(all: readonly FoundLab[], state: unknown): FoundLab | undefined {
  const key = typeof state === 'object' && state !== null && 'lab' in state ? state.lab : undefined;
  return all.find((lab) => lab.key === key);
}
