import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { isLostRow } from './called';
import type { CommandId } from './ids';
import { tellInformation } from './messages';
import type { Services } from './services';
import { showFailure } from './showFailure';

/** A command of ours: what VS Code calls it, and what it does. */
export interface UiCommand {
  readonly id: CommandId;
  /** It is called by buttons of rows, and never by one in a view's title. */
  readonly isOfRows?: true;
  readonly run: (services: Services, ...args: readonly unknown[]) => Promise<void>;
}

/** Registers commands; what one fails with is shown here, once, with what to do about it. */
export function registerCommands(
  services: Services,
  commands: readonly UiCommand[],
): vscode.Disposable {
  return vscode.Disposable.from(
    ...commands.map(({ id, isOfRows, run }) =>
      vscode.commands.registerCommand(id, async (...args: unknown[]) => {
        if (isOfRows === true && isLostRow(args)) {
          void tellInformation(
            l10n.t(
              'The list was being drawn anew at that moment, so nothing was done. Press the button again.',
            ),
          );
          return;
        }
        try {
          await run(services, ...args);
        } catch (caught) {
          showFailure(services, caught);
        }
      }),
    ),
  );
}
