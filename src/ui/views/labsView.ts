import { basename, dirname } from 'node:path';
import * as vscode from 'vscode';
import { viewIds } from '../ids';
import type { FoundLab } from '../labs';
import type { Services } from '../services';
import { brokenRow, labRow } from './labRows';
import type { TreeNode } from './treeNode';

/** The view of all labs with the state of their steps. Nothing is read before it is first shown. */
export function registerLabsView({
  labs,
  link,
  trees: { labs: tree },
}: Services): vscode.Disposable {
  const view = vscode.window.createTreeView(viewIds.labs, { treeDataProvider: tree });
  let found: readonly FoundLab[] = [];
  const draw = (): void => {
    if (view.visible) tree.show(found.map(rowOf));
  };
  const read = async (): Promise<void> => {
    found = await labs.all();
    draw();
    // The states of the steps come from the engine; where there is none, the rows say so.
    await link.connect().catch(() => undefined);
  };
  const readIfVisible = (): void => {
    if (view.visible) void read();
  };
  readIfVisible();
  return vscode.Disposable.from(
    view,
    view.onDidChangeVisibility(readIfVisible),
    labs.onDidChange(readIfVisible),
    labs.onDidOpen((session) => {
      session.tracker.onChange(draw);
    }),
  );
}

function rowOf(lab: FoundLab): TreeNode {
  if ('session' in lab) {
    const { lab: it, tracker } = lab.session;
    return labRow({ lab: it, state: (step) => tracker.state(step) });
  }
  const name = `${basename(dirname(lab.file))}/${basename(lab.file)}`;
  return brokenRow(name, lab.file, lab.error.message);
}
