import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Progress } from '../../core/ports';
import type { LabSession } from '../../run/labSession';
import { CalledOff } from '../calledOff';
import { plainMessage } from '../plainMessage';
import type { Services } from '../services';

/** Shows step k of n, can be cancelled, and writes all that is printed to the log. */
export async function withProgress(
  { log }: Services,
  { lab }: LabSession,
  { title, cancellable }: { readonly title: string; readonly cancellable: boolean },
  work: (progress: Progress) => Promise<void>,
): Promise<void> {
  const options = { location: vscode.ProgressLocation.Notification, title, cancellable };
  await vscode.window.withProgress(options, async (progress, token) => {
    const cancel = new AbortController();
    token.onCancellationRequested(() => {
      cancel.abort(new CalledOff());
    });
    log.info(`${title} (${lab.title})`);
    let share = 0;
    await work({
      signal: cancel.signal,
      report: (line) => {
        log.info(line);
      },
      step: ({ index, count, instruction }) => {
        log.info(`Step ${String(index)} of ${String(count)}: ${instruction}`);
        const now = (100 * (index - 1)) / count;
        progress.report({
          message: plainMessage(l10n.t('step {0} of {1}: {2}', index, count, instruction)),
          increment: now - share,
        });
        share = now;
      },
    });
    if (cancel.signal.aborted) throw new CalledOff();
  });
}
