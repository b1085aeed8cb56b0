import * as vscode from 'vscode';
import { describeCaught } from '../../core/base/errors';
import type { LabSession } from '../../run/labSession';
import { threadsPanelType } from '../ids';
import type { Labs } from '../labs/labs';
import type { Services } from '../services';

/** Brings thread views back after a reload of the window; closes those of labs that are gone. */
export function registerThreadPanels(services: Services): vscode.Disposable {
  const { labs, threadPanels } = services;
  return vscode.Disposable.from(
    threadPanels,
    services.recordings,
    labs.onDidOpen((session) => {
      threadPanels.renew(session);
    }),
    labs.onDidChange(() => {
      threadPanels.closeOthers(labs.sessions);
    }),
    vscode.window.registerWebviewPanelSerializer(threadsPanelType, {
      async deserializeWebviewPanel(panel: vscode.WebviewPanel, state: unknown) {
        const recording = recordingIn(state);
        if (recording !== undefined) {
          await bringBack(services, recording, panel);
          return;
        }
        // First, so that the session is still the lab's when its view goes on.
        const { adoptThreadPanel } = await import('./showThreadPanel');
        const session = await sessionOf(labs, state);
        if (session === undefined) panel.dispose();
        else adoptThreadPanel(services, session, panel);
      },
    }),
  );
}

function recordingIn(state: unknown): string | undefined {
  const kept = typeof state === 'object' && state !== null && 'recording' in state ? state : {};
  const { recording } = kept as { readonly recording?: unknown };
  return typeof recording === 'string' ? recording : undefined;
}

/** One that is gone has no view any more. */
async function bringBack(
  services: Services,
  recording: string,
  panel: vscode.WebviewPanel,
): Promise<void> {
  const { adoptRecording } = await import('./showRecording');
  try {
    await adoptRecording(services, recording, panel);
  } catch (caught) {
    services.log.warn(describeCaught(caught));
    panel.dispose();
  }
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
