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
      seen === '' ? `"${step.title}" is passed.` : `"${step.title}" is passed. Seen: ${seen}.`,
    );
    return;
  }
  const { name, expected, seen, because, fix } = failed;
  if (session.tracker.state(step).kind === 'passed') {
    void tellInformation(
      `"${step.title}" was passed and stays so. Right now it would not hold: ${name}. Expected: ${expected}. Seen: ${seen}.`,
    );
    return;
  }
  const reason = because === undefined ? '' : ` ${because}`;
  const message = `Not yet: ${name}. Expected: ${expected}. Seen: ${seen}.${reason}`;
  const title = fix === undefined ? undefined : fixTitles[fix];
  const chosen = await tellWarning(message, ...(title === undefined ? [] : [title]));
  if (chosen !== undefined && fix !== undefined) await mend(services, session, fix, step);
}
