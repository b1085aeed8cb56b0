import { isLabsError, LabsError } from '../../core/base/errors';
import { checksOnHost, hostLine } from '../../core/lab/hostDoings';
import type { Command, Step } from '../../core/lab/model';
import type { LabSession } from '../../run/labSession';
import { onlyInsert } from '../callerWords';
import { choosePart, chooseShownLab, chooseStep } from '../choose';
import type { UiCommand } from '../command';
import { commandIds } from '../ids';
import { sessionIn } from '../labs/labs';
import { tellInformation } from '../messages';
import type { Services } from '../services';
import { askQuestion } from './askQuestion';
import { perform } from './deed';
import { openShellOf } from './openShell';
import { performWork } from './performWork';
import { runInTerminal, runWithout } from './runInTerminal';

/**
 * One part of a step: as a button of the walkthrough or a row of the view names it, or as the
 * student picks it. A fifth word is the answer to a question, or says that a command is only put at
 * the prompt.
 */
export const performItem: UiCommand = {
  id: commandIds.performItem,
  isOfRows: true,
  async run(services, ...called) {
    const found = await chooseShownLab(services, called);
    const { loaded } = found;
    // A lab that has only no container can still be read and typed along.
    if ('why' in found && !isLabsError(found.why, 'lab-incomplete')) throw found.why;
    const step = await chooseStep(services, called, loaded);
    const item = await choosePart(services, called, step);
    if (item === undefined)
      throw new LabsError('lab-differs', { file: loaded.file, step: step.title });
    const given = called[4];
    const isInserted = given === onlyInsert;
    const line = hostLine(item);
    // An answer is followed by the step's checks.
    if (line !== undefined || (item.kind === 'question' && checksOnHost(step)))
      await services.consent.obtain(found.key);
    if (line !== undefined && !('session' in found))
      return runWithout(services, found, isInserted ? { ...line, kind: 'insert' } : line, {
        step,
        item,
      });
    const session = sessionIn(found);
    switch (item.kind) {
      case 'action':
        return performWork(services, session, item.work, { step, item });
      case 'command':
        return perform(session, { step, item }, () =>
          runCommand(services, session, { step, item }, isInserted),
        );
      case 'question':
        if (typeof given !== 'string') return askQuestion(session, item, step);
        await session.answer(step, item, given.trim());
        return;
      case 'check':
      case 'hint':
      case 'note':
      case 'solution':
      case 'mistake':
        // Nothing that a button does.
        return;
    }
  },
};

async function runCommand(
  services: Services,
  session: LabSession,
  part: { readonly step: Step; readonly item: Command },
  isInserted: boolean,
): Promise<void> {
  const command = part.item;
  if (command.moves === 'enters-container') {
    await openShellOf(services, session);
  } else if (command.target === 'repl') {
    void tellInformation(`Type this at the prompt of the program itself: ${command.text}`);
  } else {
    const { target: place, text, offeredOnly } = command;
    const shown = { place, text, isInserted: offeredOnly || isInserted, part };
    await runInTerminal(services, session, shown);
  }
}
