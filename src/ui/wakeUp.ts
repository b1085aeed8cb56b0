import * as vscode from 'vscode';
import { commandIds, viewIds } from './ids';
import type { Services } from './services';

const openedKey = 'openedByEnvironment';

/**
 * After activation, which never waits for it: the labs are read, the engine is met once, and so all
 * ticks are set from what is true now. `LIVE_LABS_OPEN` names a lab to open in a new workspace, and
 * `vscode://live-labs.live-labs/open?lab=ID&step=ID` is a link that opens one.
 */
export function registerWakeUp({ labs, link, context }: Services): vscode.Disposable {
  const soon = setImmediate(() => {
    void wakeUp();
  });
  const wakeUp = async (): Promise<void> => {
    await labs.all();
    await link.connect().catch(() => undefined);
    const lab = process.env['LIVE_LABS_OPEN'];
    if (lab === undefined || context.workspaceState.get(openedKey) === true) return;
    await context.workspaceState.update(openedKey, true);
    await vscode.commands.executeCommand(`${viewIds.labs}.focus`);
    await vscode.commands.executeCommand(commandIds.openLab, lab);
  };
  return vscode.Disposable.from(
    {
      dispose() {
        clearImmediate(soon);
      },
    },
    vscode.window.registerUriHandler({
      handleUri({ path, query }) {
        const parameters = new URLSearchParams(query);
        const lab = parameters.get('lab');
        if (path !== '/open' || lab === null) return;
        void vscode.commands.executeCommand(commandIds.openLab, lab, parameters.get('step'));
      },
    }),
  );
}
