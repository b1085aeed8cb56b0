import * as vscode from 'vscode';
import { describeCaught, isLabsError } from '../../core/base/errors';
import { viewIds } from '../ids';
import { folderOf } from '../labs/folderOf';
import type { FoundLab, ReadOnlyLab } from '../labs/foundLab';
import type { Services } from '../services';
import { brokenRow, labRow } from './labRows';
import type { TreeNode } from './treeNode';

/** The view of all labs with the state of their steps. Nothing is read before it is first shown. */
export function registerLabsView({
  labs,
  link,
  log,
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
    if (view.visible)
      read().catch((caught: unknown) => {
        log.warn(describeCaught(caught));
      });
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

function rowOf(found: FoundLab): TreeNode {
  const { key, file } = found;
  if ('error' in found) {
    const name = vscode.workspace.asRelativePath(file);
    return brokenRow(name, file, found.error.message, found.first);
  }
  return labRow({
    key,
    lab: found.loaded.lab,
    state: 'session' in found ? (step) => found.session.tracker.state(step) : open,
    folder: folderOf(found),
    readOnly: 'why' in found ? readOnly(found) : undefined,
  });
}

const open = (): { readonly kind: 'open' } => ({ kind: 'open' });

function readOnly({ why }: ReadOnlyLab): { readonly words: string; readonly why: string } {
  const isUntrusted = isLabsError(why, 'workspace-untrusted');
  return {
    words: isUntrusted ? 'not trusted' : 'no container',
    why: why.message,
  };
}
