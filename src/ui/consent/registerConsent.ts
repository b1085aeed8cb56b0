import * as vscode from 'vscode';
import { describeCaught } from '../../core/base/errors';
import type { LabSession } from '../../run/labSession';
import type { Services } from '../services';

/**
 * Remembers for each lab, whenever it is read, whether the student has allowed it already, so that
 * its checks may look at this machine by themselves. Asks nobody: that is for who presses a button.
 */
export function registerConsent({ labs, consent, log }: Services): vscode.Disposable {
  const look = async (session: LabSession): Promise<void> => {
    try {
      await consent.look(session.lab.id);
      await session.asker.askWorth();
    } catch (caught) {
      log.warn(describeCaught(caught));
    }
  };
  return vscode.Disposable.from(
    labs.onDidOpen((session) => void look(session)),
    // A session outlives a new wording of its text.
    labs.onDidChange(() => {
      for (const session of labs.sessions) void look(session);
    }),
  );
}
