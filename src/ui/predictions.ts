import * as l10n from '@vscode/l10n';
import type * as vscode from 'vscode';
import { tellInformation } from './messages';
import type { Services } from './services';

/** Tells a student how a prediction compares with what was really seen; a guide shows that itself, at
 * the question. */
export function registerPredictions({ labs, guides }: Services): vscode.Disposable {
  return labs.onDidOpen((session) => {
    session.asker.onMeasured(({ predicted, seen }) => {
      if (guides.isSeen(session.lab.id)) return;
      void tellInformation(l10n.t('You predicted {0}. Measured: {1}.', predicted, seen));
    });
  });
}
