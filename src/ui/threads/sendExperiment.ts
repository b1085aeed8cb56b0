import * as l10n from '@vscode/l10n';
import type { LabSession } from '../../run/labSession';
import type { Experiment } from '../../run/experiments';
import { askFirst } from '../messages';

/** Sends a signal as a student wants; `false` where that was called off. Fails as `LabRun.experiment` does. */
export async function sendExperiment(
  session: LabSession,
  experiment: Experiment,
): Promise<boolean> {
  const { pid, signal } = experiment;
  if (pid === 1 && signal === 'TERM') {
    const send = l10n.t('Send TERM');
    const chosen = await askFirst(
      l10n.t('End the first process of {0}?', session.loaded.container.name),
      l10n.t('All other processes end with it, and the container stops.'),
      send,
    );
    if (chosen !== send) return false;
  }
  await (await session.run()).experiment(experiment);
  return true;
}
