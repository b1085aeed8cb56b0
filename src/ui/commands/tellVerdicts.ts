import * as l10n from '@vscode/l10n';
import type { Step } from '../../core/lab/model';
import type { NamedVerdict } from '../../core/progress/stepState';
import type { LabSession } from '../../run/labSession';
import { tellInformation, tellWarning } from '../messages';
import type { Services } from '../services';
import { fixTitles } from '../fixTitles';
import { mend } from './mend';

/** What a check found is told in one message, with the author's reason and a button that mends. */
export async function tellVerdicts(
  services: Services,
  session: LabSession,
  step: Step,
  verdicts: readonly NamedVerdict[],
): Promise<void> {
  const failed = verdicts.find(({ state }) => state === 'failed');
  if (failed === undefined) {
    const seen = verdicts.map((verdict) => verdict.seen).join('; ');
    void tellInformation(
      seen === ''
        ? l10n.t('"{0}" is passed.', step.title)
        : l10n.t('"{0}" is passed. Seen: {1}.', step.title, seen),
    );
    return;
  }
  const { name, expected, seen, because, fix } = failed;
  if (session.tracker.state(step).kind === 'passed') {
    void tellInformation(
      l10n.t(
        '"{0}" was passed and stays so. Right now it would not hold: {1}. Expected: {2}. Seen: {3}.',
        step.title,
        name,
        expected,
        seen,
      ),
    );
    return;
  }
  const found = l10n.t('Not yet: {0}. Expected: {1}. Seen: {2}.', name, expected, seen);
  const message = because === undefined ? found : `${found} ${because}`;
  const title = fix === undefined ? undefined : fixTitles[fix]?.();
  const chosen = await tellWarning(message, ...(title === undefined ? [] : [title]));
  if (chosen !== undefined && fix !== undefined) await mend(services, session, fix, step);
}
