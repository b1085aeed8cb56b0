import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { isLostRow } from './called';
import { commandIds, type CommandId } from './ids';
import { tellInformation } from './messages';
import type { Services } from './services';
import { showFailure } from './showFailure';

/** Registers our commands; what one fails with is shown here, once, with what to do about it. What they
 * do is loaded when the first of them is called. */
export function registerCommands(services: Services): vscode.Disposable {
  return vscode.Disposable.from(
    ...Object.values(commandIds).map((id) =>
      vscode.commands.registerCommand(id, async (...args: unknown[]) => {
        try {
          await run(services, id, args);
        } catch (caught) {
          showFailure(services, caught);
        }
      }),
    ),
  );
}

async function run(services: Services, id: CommandId, args: readonly unknown[]): Promise<void> {
  const { commands } = await import('./commands');
  const command = commands[id];
  if (command.isOfRows !== true || !isLostRow(args)) {
    await command.run(services, ...args);
    return;
  }
  void tellInformation(
    l10n.t(
      'The list was being drawn anew at that moment, so nothing was done. Press the button again.',
    ),
  );
}
