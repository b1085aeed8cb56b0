import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { describeCaught, isLabsError } from '../../core/base/errors';
import { noProgress } from '../guide/progress';
import { viewIds } from '../ids';
import { folderOf } from '../labs/folderOf';
import type { FoundLab, ReadOnlyLab } from '../labs/foundLab';
import type { Services } from '../services';
import type { CommandOutcomes } from '../terminals/commandOutcomes';
import { brokenRow, labRow } from './labRows';
import type { TreeNode } from './treeNode';

/** A command that takes no longer is only shown once it has ended, lest its row flicker. */
const outcomeMilliseconds = 200;

/** The view of all labs with the state of their steps. Nothing is read before it is first shown. */
export function registerLabsView({
  labs,
  link,
  log,
  outcomes,
  trees: { labs: tree },
}: Services): vscode.Disposable {
  const view = vscode.window.createTreeView(viewIds.labs, { treeDataProvider: tree });
  view.title = l10n.t('Labs');
  let found: readonly FoundLab[] = [];
  let drawing: NodeJS.Timeout | undefined;
  const draw = (): void => {
    clearTimeout(drawing);
    drawing = undefined;
    if (view.visible) tree.show(found.map((lab) => rowOf(lab, outcomes)));
  };
  const drawSoon = (): void => {
    drawing ??= setTimeout(draw, outcomeMilliseconds);
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
    {
      dispose() {
        clearTimeout(drawing);
      },
    },
    view.onDidChangeVisibility(readIfVisible),
    outcomes.onDidChange(drawSoon),
    labs.onDidChange(readIfVisible),
    labs.onDidOpen((session) => {
      session.tracker.onChange(draw);
    }),
  );
}

function rowOf(found: FoundLab, outcomes: CommandOutcomes): TreeNode {
  const { key, file } = found;
  if ('error' in found) {
    const name = vscode.workspace.asRelativePath(file);
    return brokenRow(name, file, found.error.message, found.first);
  }
  return labRow({
    key,
    lab: found.loaded.lab,
    state: 'session' in found ? (step) => found.session.tracker.state(step) : noProgress.state,
    outcome: (step, item) => outcomes.of({ lab: key, step, item }),
    folder: folderOf(found),
    readOnly: 'why' in found ? readOnly(found) : undefined,
  });
}

function readOnly({ why, origin, file }: ReadOnlyLab): {
  readonly words: string;
  readonly why: string;
} {
  if (origin === 'opened' && isLabsError(why, 'lab-incomplete'))
    return {
      words: l10n.t('opened as a lab'),
      why: l10n.t('{0}, as long as its page is open', file),
    };
  const isUntrusted = isLabsError(why, 'workspace-untrusted');
  return {
    words: isUntrusted ? l10n.t('not trusted') : l10n.t('no container'),
    why: why.message,
  };
}
