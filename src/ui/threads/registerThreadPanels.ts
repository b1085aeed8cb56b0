import * as vscode from 'vscode';
import type { LabSession } from '../../run/labSession';
import { threadsPanelType } from '../ids';
import type { Labs } from '../labs/labs';
import type { Services } from '../services';

/** Brings thread views back after a reload of the window; closes those of labs that are gone. */
export function registerThreadPanels(services: Services): vscode.Disposable {
  const { labs, threadPanels } = services;
  return vscode.Disposable.from(
    threadPanels,
    labs.onDidOpen((session) => {
      threadPanels.renew(session);
    }),
    labs.onDidChange(() => {
      threadPanels.closeOthers(labs.sessions);
    }),
    vscode.window.registerWebviewPanelSerializer(threadsPanelType, {
      async deserializeWebviewPanel(panel: vscode.WebviewPanel, state: unknown) {
        // First, so that the session is still the lab's when its view goes on.
        const { adoptThreadPanel } = await import('./showThreadPanel');
        const session = await sessionOf(labs, state);
        if (session === undefined) panel.dispose();
        else adoptThreadPanel(services, session, panel);
      },
    }),
  );
}

/** The view keeps the name of its container, by which its lab is found again. */
async function sessionOf(labs: Labs, state: unknown): Promise<LabSession | undefined> {
  const name =
    typeof state === 'object' && state !== null && 'container' in state
      ? state.container
      : undefined;
  const sessions = (await labs.all()).flatMap((lab) => ('session' in lab ? [lab.session] : []));
  return sessions.find(({ loaded }) => loaded.container.name === name);
}
