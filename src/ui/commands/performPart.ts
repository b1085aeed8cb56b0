import * as l10n from '@vscode/l10n';
import { isLabsError, LabsError } from '../../core/base/errors';
import { checksOnHost, hostLine } from '../../core/lab/hostDoings';
import type { Command, Question, Step, StepItem } from '../../core/lab/model';
import type { LabSession } from '../../run/labSession';
import type { ShownLab } from '../labs/foundLab';
import { labIdentity } from '../labs/labIdentity';
import { tellInformation } from '../messages';
import type { Services } from '../services';
import type { Given } from '../terminals/terminals';
import { askQuestion } from './askQuestion';
import { perform } from './deed';
import { openShellOf } from './openShell';
import { performWithout } from './performWithout';
import { performWork } from './performWork';
import { refuseClosed } from './refuseClosed';
import { runInTerminal } from './runInTerminal';

/** What is to be done, and how. */
export interface PartCall {
  readonly step: Step;
  readonly item: StepItem;
  /** A command is only put at the prompt. */
  readonly isInserted?: boolean;
  /** To a question; undefined where the student is to be asked. */
  readonly answer?: string | undefined;
}

/** Does a part of a lab's step; gives where a command was given to a shell, where one was. */
export async function performPart(
  services: Services,
  found: ShownLab,
  { step, item, isInserted = false, answer }: PartCall,
): Promise<Given | undefined> {
  // A lab that has only no container can still be read and typed along.
  if ('why' in found && !isLabsError(found.why, 'lab-incomplete')) throw found.why;
  if ('session' in found) refuseClosed(found.session, step, item);
  const line = hostLine(item);
  // An answer is followed by the step's checks.
  if (line !== undefined || (item.kind === 'question' && checksOnHost(step)))
    await services.consent.obtain(found.key);
  // A question may stand for long, and a block run for long: what was allowed is the lab as it is now.
  if (!isAsItWas(services, found)) throw new LabsError('lab-changed', { file: found.loaded.file });
  if (!('session' in found)) return performWithout(services, found, { step, item }, isInserted);
  const { session } = found;
  switch (item.kind) {
    case 'action':
      await performWork(services, session, item.work, { step, item });
      return undefined;
    case 'command':
      // What only stands at the prompt counts once it is run, as whatever is typed there does.
      if (isInserted || item.offeredOnly)
        return runCommand(services, session, { step, item }, true);
      return perform(session, { step, item }, () =>
        runCommand(services, session, { step, item }, false),
      );
    case 'question':
      if (isMeasured(session, item)) tellMeasured();
      else if (answer === undefined) await askQuestion(session, item, step);
      else await session.answer(step, item, answer.trim());
      return undefined;
    case 'check':
    case 'hint':
    case 'note':
    case 'solution':
    case 'mistake':
      // Nothing that a button does.
      return undefined;
  }
}

/** A prediction that was compared with what was seen is none any more. */
function isMeasured({ tracker }: LabSession, { id, predicts }: Question): boolean {
  return predicts !== undefined && tracker.memory.measured?.[id] !== undefined;
}

function tellMeasured(): void {
  void tellInformation(l10n.t('This was measured already, so your prediction stays as it was.'));
}

/** Whether a lab still does what it did when it was found. */
function isAsItWas({ labs }: Services, found: ShownLab): boolean {
  const now = labs.known.find(({ key }) => key === found.key);
  return now !== undefined && labIdentity(now) === labIdentity(found);
}

async function runCommand(
  services: Services,
  session: LabSession,
  part: { readonly step: Step; readonly item: Command },
  isInserted: boolean,
): Promise<Given | undefined> {
  const { moves, target: place, text } = part.item;
  if (moves === 'enters-container') {
    await openShellOf(services, session);
    return undefined;
  }
  if (place === 'repl') {
    void tellInformation(l10n.t('Type this at the prompt of the program itself: {0}', text));
    return undefined;
  }
  const line = { place, text, isInserted, part };
  return runInTerminal(services, session, line);
}
