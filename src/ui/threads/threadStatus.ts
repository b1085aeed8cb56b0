import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { describeCaught } from '../../core/base/errors';
import type { describeSnapshot } from '../../core/threads/describeSnapshot';
import type { LabSession } from '../../run/labSession';
import { commandIds } from '../ids';
import type { Services } from '../services';

/** In the status bar: what a lab's container does, in the words of the tree and of the thread view, for as
 * long as somebody looks at it. It takes no snapshot by itself. */
export function registerThreadStatus({ labs, log }: Services): vscode.Disposable {
  const item = vscode.window.createStatusBarItem(
    'liveLabs.threads',
    vscode.StatusBarAlignment.Left,
    99,
  );
  item.name = l10n.t('Processes and threads of the container');
  /** Undefined until there is something to describe, so that it is not loaded before. */
  let describe: typeof describeSnapshot | undefined;
  const load = async (): Promise<void> => {
    describe = (await import('../../core/threads/describeSnapshot')).describeSnapshot;
    draw();
  };
  const draw = (): void => {
    const seen = labs.sessions.find(({ live }) => live.last !== undefined);
    if (seen?.live.last === undefined) item.hide();
    else if (describe !== undefined) show(item, seen, describe(seen.live.last));
    else
      load().catch((caught: unknown) => {
        log.warn(describeCaught(caught));
      });
  };
  return vscode.Disposable.from(
    item,
    labs.onDidOpen((session) => {
      session.live.onChange(draw);
    }),
    labs.onDidChange(draw),
  );
}

function show(item: vscode.StatusBarItem, { lab, loaded }: LabSession, words: string): void {
  const told = `${loaded.container.name}: ${words}`;
  // Ten times a second the same is no news.
  if (item.tooltip !== told) {
    item.text = `$(pulse) ${words}`;
    item.tooltip = told;
    item.accessibilityInformation = { label: told, role: 'button' };
    item.command = {
      command: commandIds.showThreads,
      title: l10n.t('Show Threads'),
      arguments: [lab.id],
    };
  }
  item.show();
}
