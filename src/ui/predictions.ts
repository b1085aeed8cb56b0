import * as l10n from '@vscode/l10n';
import type * as vscode from 'vscode';
import { tellInformation } from './messages';
import type { Services } from './services';

/** Tells a student how a prediction compares with what was really seen. */
export function registerPredictions({ labs }: Services): vscode.Disposable {
  return labs.onDidOpen((session) => {
    session.asker.onMeasured(({ predicted, seen }) => {
      void tellInformation(l10n.t('You predicted {0}. Measured: {1}.', predicted, seen));
    });
  });
}
