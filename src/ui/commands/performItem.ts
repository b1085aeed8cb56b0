import { LabsError } from '../../core/base/errors';
import type { Step } from '../../core/lab/model';
import { onlyInsert } from '../callerWords';
import { choosePart, chooseShownLab, chooseStep } from '../choose';
import type { UiCommand } from '../command';
import type { ShownLab } from '../labs/foundLab';
import { performPart } from './performPart';

/**
 * One part of a step: as a button of the walkthrough or a row of the view names it, or as the
 * student picks it. A fifth word is the answer to a question, or says that a command is only put at
 * the prompt.
 */
export const performItem: UiCommand = {
  isOfRows: true,
  async run(services, ...called) {
    const found = await chooseShownLab(services, called);
    const step = await chooseStep(services, called, found.loaded);
    const item = await choosePart(services, called, step);
    if (item === undefined) throw differs(found, step);
    const word = called[4];
    const isInserted = item.kind === 'command' && word === onlyInsert;
    const answer = item.kind === 'question' && typeof word === 'string' ? word : undefined;
    await performPart(services, found, { step, item, isInserted, answer });
  },
};

/** The button was made of other words: of those that a shipped lab's walkthrough has, or of older ones. */
function differs({ origin, loaded: { file } }: ShownLab, { title }: Step): LabsError {
  return origin === 'opened'
    ? new LabsError('lab-changed', { file })
    : new LabsError('lab-differs', { file, step: title });
}
