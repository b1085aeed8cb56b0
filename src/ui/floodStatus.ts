import * as vscode from 'vscode';
import type { FloodCounts } from '../core/ports';
import type { LabSession } from '../run/labSession';
import { commandIds } from './ids';
import type { Services } from './services';

/** A flood in the status bar, for as long as it holds anything: held, wanted, dropped. */
export function registerFloodStatus({ labs }: Services): vscode.Disposable {
  const items = new Map<LabSession, vscode.StatusBarItem>();
  const show = (session: LabSession, counts: FloodCounts | undefined): void => {
    if (counts === undefined) {
      items.get(session)?.dispose();
      items.delete(session);
      return;
    }
    const item = items.get(session) ?? createItem(session);
    items.set(session, item);
    const { held, wanted, dropped } = counts;
    const words = `${String(held)} of ${String(wanted)} connections held, ${String(dropped)} dropped by the server`;
    item.text = `$(flame) ${String(held)}/${String(wanted)} held · ${String(dropped)} dropped`;
    item.tooltip = `Live Labs: ${words}. Click to release them.`;
    item.accessibilityInformation = { label: `${words}. Press to release them.`, role: 'button' };
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
  item.name = `Flood of ${lab.title}`;
  item.command = { command: commandIds.releaseConnections, title: 'Release', arguments: [lab.id] };
  item.backgroundColor = new vscode.ThemeColor('statusBarItem.warningBackground');
  return item;
}
