import * as vscode from 'vscode';
import { describeCaught } from '../../core/base/errors';
import type { LabSession } from '../../run/labSession';
import type { Services } from '../services';

/**
 * Remembers for each lab, whenever it is read, whether the student has allowed it already, so that its
 * checks may look at this machine by themselves, and hears what the student does to its files. Asks
 * nobody: that is for who presses a button.
 */
export function registerConsent({ labs, consent, terminals, log }: Services): vscode.Disposable {
  const look = async (session: LabSession): Promise<void> => {
    try {
      await consent.look(session.lab.id);
      await session.asker.askWorth();
    } catch (caught) {
      log.warn(describeCaught(caught));
    }
  };
  const running = new Map<vscode.Terminal, (until: number) => void>();
  const ended = (terminal: vscode.Terminal): void => {
    running.get(terminal)?.(Date.now());
    running.delete(terminal);
  };
  return vscode.Disposable.from(
    vscode.window.onDidStartTerminalShellExecution(({ terminal }) => {
      const role = terminals.roleOf(terminal);
      if (role?.place !== 'host') return;
      ended(terminal);
      running.set(terminal, consent.ownChanges(role.lab).begin(Date.now()));
    }),
    vscode.window.onDidEndTerminalShellExecution(({ terminal }) => {
      ended(terminal);
      const role = terminals.roleOf(terminal);
      for (const session of labs.sessions)
        if (role?.place === 'host' && session.lab.id === role.lab) void look(session);
    }),
    vscode.window.onDidCloseTerminal(ended),
    vscode.workspace.onDidSaveTextDocument(({ uri }) => {
      for (const { lab } of labs.sessions) consent.ownChanges(lab.id).saved(uri.fsPath, Date.now());
    }),
    labs.onDidOpen((session) => void look(session)),
    // A session outlives a new wording of its text.
    labs.onDidChange(() => {
      for (const session of labs.sessions) void look(session);
    }),
  );
}
