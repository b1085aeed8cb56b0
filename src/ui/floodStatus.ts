import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { FloodState } from '../core/ports';
import type { LabSession } from '../run/labSession';
import { commandIds } from './ids';
import type { Services } from './services';

/** A flood in the status bar, for as long as it holds anything: held, wanted, dropped. */
export function registerFloodStatus({ labs }: Services): vscode.Disposable {
  const items = new Map<LabSession, vscode.StatusBarItem>();
  const show = (session: LabSession, counts: FloodState | undefined): void => {
    if (counts === undefined) {
      items.get(session)?.dispose();
      items.delete(session);
      return;
    }
    const item = items.get(session) ?? createItem(session);
    items.set(session, item);
    const { held, wanted, dropped } = counts;
    const words = l10n.t(
      '{0} of {1} connections held, {2} dropped by the server',
      held,
      wanted,
      dropped,
    );
    item.text = `$(flame) ${l10n.t('{0}/{1} held · {2} dropped', held, wanted, dropped)}`;
    item.tooltip = l10n.t('Live Labs: {0}. Click to release them.', words);
    item.accessibilityInformation = {
      label: l10n.t('{0}. Press to release them.', words),
      role: 'button',
    };
    item.show();
  };
  return vscode.Disposable.from(
    labs.onDidOpen((session) => {
      session.onFlood((counts) => {
        show(session, counts);
      });
    }),
    {
      dispose() {
        for (const item of items.values()) item.dispose();
      },
    },
  );
}

function createItem({ lab }: LabSession): vscode.StatusBarItem {
  const item = vscode.window.createStatusBarItem(
    `liveLabs.flood.${lab.id}`,
    vscode.StatusBarAlignment.Left,
    100,
  );
  item.name = l10n.t('Flood of {0}', lab.title);
  item.command = {
    command: commandIds.releaseConnections,
    title: l10n.t('Release Connections'),
    arguments: [lab.id],
  };
  item.backgroundColor = new vscode.ThemeColor('statusBarItem.warningBackground');
  return item;
}
