import * as vscode from 'vscode';
import { beginsBy } from '../../core/progress/deeds';
import { isSameCommand } from '../../core/progress/sameCommand';
import type { Command } from '../../core/lab/model';
import type { LabSession } from '../../run/labSession';
import type { Services } from '../services';
import type { TerminalRole } from './terminals';

/** What a command has started may need a moment to be seen, and it may still run then. */
const looksAfterMilliseconds = [500, 2000, 5000, 10_000];

/**
 * What students type by hand counts just as the lab's buttons do: a command of a step begins that
 * step, and after any command the system is looked at, for it may have changed something.
 */
export function registerTypedCommands({ terminals, labs }: Services): vscode.Disposable {
  const looks = new Set<NodeJS.Timeout>();
  const lookSoon = (session: LabSession): void => {
    for (const milliseconds of looksAfterMilliseconds) {
      const look = setTimeout(() => {
        looks.delete(look);
        if (session.container?.state === 'running') void session.asker.askWorth();
      }, milliseconds);
      looks.add(look);
    }
  };
  const typed = (terminal: vscode.Terminal, text: string): void => {
    const role = terminals.roleOf(terminal);
    for (const session of labs.sessions) {
      if (role !== undefined && role.lab !== session.lab.id) continue;
      for (const step of session.lab.steps) {
        const isOfStep = step.items.some(
          (item) => item.kind === 'command' && isTyped(item, role, text) && beginsBy(step, item),
        );
        if (isOfStep) session.tracker.begin(step.id);
      }
      lookSoon(session);
    }
  };
  return vscode.Disposable.from(
    // At its start already: it may go on for long, as what holds connections does.
    vscode.window.onDidStartTerminalShellExecution(({ terminal, execution }) => {
      typed(terminal, execution.commandLine.value);
    }),
    {
      dispose() {
        for (const look of looks) clearTimeout(look);
      },
    },
  );
}

function isTyped(command: Command, role: TerminalRole | undefined, text: string): boolean {
  // A terminal that is not ours may be anywhere, but its own shell is one of this machine.
  return command.target === (role?.place ?? 'host') && isSameCommand(command.text, text);
}
