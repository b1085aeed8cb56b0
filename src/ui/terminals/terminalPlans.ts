import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Engine } from '../../core/ports';
import type { LoadedLab } from '../../run/loadLab';
import type { TerminalPlan } from './terminals';

/** A terminal of the student's own machine, in the lab's folder. */
export function hostPlan({ lab, folder }: LoadedLab): TerminalPlan {
  return { name: l10n.t('{0} (host)', lab.title), cwd: folder };
}

/**
 * A terminal whose process is our own command line, run by VS Code's own Node: it needs no docker
 * command, VS Code brings it back after a reload, and it ends the shell inside when it is closed.
 */
export function containerPlan(
  { container }: { readonly container: { readonly name: string } },
  engine: Engine,
  extension: vscode.Uri,
): TerminalPlan {
  return {
    name: l10n.t('{0} (inside)', container.name),
    shellPath: process.execPath,
    shellArgs: [
      vscode.Uri.joinPath(extension, 'dist', 'cli.mjs').fsPath,
      'shell',
      container.name,
      '--engine',
      engine.address,
    ],
    env: { ELECTRON_RUN_AS_NODE: '1' },
  };
}
