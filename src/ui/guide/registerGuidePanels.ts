import * as vscode from 'vscode';
import { describeCaught, isLabsError } from '../../core/base/errors';
import { guidePanelType } from '../ids';
import type { FoundLab } from '../labs/foundLab';
import type { Labs } from '../labs/labs';
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
    guides.onDidClose((file) => {
      if (!guides.shows(file)) labs.close(labs.placeOf(file));
    }),
    vscode.window.registerWebviewPanelSerializer(guidePanelType, {
      async deserializeWebviewPanel(panel: vscode.WebviewPanel, state: unknown) {
        const found = await labOf(labs, state);
        if (found !== undefined && 'loaded' in found) guides.adopt(found, panel);
        else panel.dispose();
      },
    }),
  );
}

/** The view keeps by what its lab is called, or the file of a text that was opened as one. */
async function labOf(labs: Labs, state: unknown): Promise<FoundLab | undefined> {
  const kept =
    typeof state === 'object' && state !== null && 'lab' in state ? state.lab : undefined;
  if (typeof kept !== 'string') return undefined;
  const file = labs.placeOf(kept);
  if (!labs.wasOpened(file)) return (await labs.all()).find(({ key }) => key === kept);
  try {
    return await labs.open(file);
  } catch (caught) {
    // It has gone meanwhile, or is no text any more.
    if (isLabsError(caught)) return undefined;
    throw caught;
  }
}
