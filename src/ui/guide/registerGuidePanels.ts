import * as vscode from 'vscode';
import { describeCaught, isLabsError } from '../../core/base/errors';
import { guidePanelType } from '../ids';
import type { FoundLab } from '../labs/foundLab';
import { guideTabs, isGuideTab } from '../labs/guideTabs';
import type { Labs } from '../labs/labs';
import type { Services } from '../services';

/** Brings guides back after a reload of the window, and keeps them with the labs as they are now. */
export function registerGuidePanels(services: Services): vscode.Disposable {
  const { labs, guides, log } = services;
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
    vscode.window.tabGroups.onDidChangeTabs(({ closed }) => {
      if (labs.awaited.length === 0 || !closed.some(isGuideTab)) return;
      closeAwaited(labs).catch((caught: unknown) => {
        log.warn(describeCaught(caught));
      });
    }),
    vscode.window.registerWebviewPanelSerializer(guidePanelType, {
      async deserializeWebviewPanel(panel: vscode.WebviewPanel, state: unknown) {
        // First, so that the lab is as it was found when its page goes on.
        const { adoptGuide } = await import('./showGuide');
        const found = await labOf(labs, state);
        if (found !== undefined && 'loaded' in found) adoptGuide(services, found, panel);
        else panel.dispose();
      },
    }),
  );
}

/** Nobody tells of a page that it is closed while it has not come back: only its tab is gone. */
async function closeAwaited(labs: Labs): Promise<void> {
  const all = await labs.all();
  const titles = guideTabs().map(({ label }) => label);
  for (const file of labs.awaited) {
    const lab = all.find((it) => it.file === file);
    const isThere =
      lab !== undefined && 'loaded' in lab
        ? titles.includes(lab.loaded.lab.title)
        : titles.length > 0;
    if (!isThere) labs.close(file);
  }
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
    labs.close(file);
    if (isLabsError(caught)) return undefined;
    throw caught;
  }
}
