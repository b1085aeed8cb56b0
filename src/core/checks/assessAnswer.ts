import * as l10n from '@vscode/l10n';
import { safeText } from '../base/safeText';
import { quotedList } from '../base/words';
import { evaluate } from '../lab/expression';
import type { NamedQuestion } from '../lab/namedItems';
import { readAmount } from './amount';
import type { Names } from './names';

/** What is to be said of an answer. */
export interface Assessment {
  readonly is:
    /** Nothing was answered yet. */
    | 'missing'
    /** No answer to this question at all: not a number, not among the choices. */
    | 'unfit'
    | 'wrong'
    | 'right'
    /** Nobody can be wrong here: a prediction, or a question without a right answer. */
    | 'accepted'
    /** The right answer depends on facts that cannot be read now. */
    | 'open';
  /** What the author says to it. */
  readonly feedback: string | undefined;
}

/** Assesses an answer. Pure, so that a dialog and a check say the same of it. */
export function assessAnswer(
  question: NamedQuestion,
  given: string | undefined,
  names: Names,
): Assessment {
  if (given === undefined || given.trim() === '') return { is: 'missing', feedback: undefined };
  if (whyUnfit(question, given) !== undefined) return { is: 'unfit', feedback: undefined };
  const is = rightness(question, given, names);
  const feedback = is === 'right' ? undefined : fittingFeedback(question, given, names);
  return { is, feedback };
}

/** What to tell a student who has given this answer; undefined where the tick says enough. */
export function whatToSay({ is, feedback }: Assessment): string | undefined {
  return feedback ?? sayings[is]?.();
}

const sayings: Readonly<Partial<Record<Assessment['is'], () => string>>> = {
  unfit: () => l10n.t('That is no answer to this question.'),
  wrong: () => l10n.t('That is not the answer yet.'),
  open: () => l10n.t('Whether that is right can only be said while the container runs.'),
};

/** Why a text is no answer to a question at all, as a sentence; undefined where it is one. */
export function whyUnfit(
  { type, choices }: Pick<NamedQuestion, 'type' | 'choices'>,
  given: string,
): string | undefined {
  if (given.trim() === '') return l10n.t('Give an answer.');
  switch (type) {
    case 'number':
      return numberOf(given) === undefined
        ? l10n.t('Give a number in digits, without words or units.')
        : undefined;
    case 'choice':
      return choices.some((choice) => isSame(choice, given))
        ? undefined
        : l10n.t('Choose one of {0}.', quotedList(choices));
    case 'text':
      return undefined;
  }
}

function rightness(
  { type, answer, isPrediction }: NamedQuestion,
  given: string,
  names: Names,
): 'right' | 'wrong' | 'accepted' | 'open' {
  if (answer === undefined) return 'accepted';
  // A choice may be a number too; any other text is not read as a sum that it happens to look like.
  if (isSame(answer, given)) return 'right';
  const number = type === 'text' ? undefined : numberOf(given);
  if (number === undefined) return isPrediction ? 'accepted' : 'wrong';
  const wanted = evaluate(answer, names);
  if ('problem' in wanted) return isPrediction ? 'accepted' : 'open';
  if (isClose(wanted.value, number)) return 'right';
  return isPrediction ? 'accepted' : 'wrong';
}

function fittingFeedback(
  { type, feedback }: NamedQuestion,
  given: string,
  names: Names,
): string | undefined {
  const number = type === 'text' ? undefined : numberOf(given);
  return feedback.find(
    ({ when }) =>
      isSame(when, given) || (number !== undefined && readAmount(when, names).holds(number)),
  )?.say;
}

function numberOf(text: string): number | undefined {
  return /^-?\d+(?:\.\d+)?$/.test(text.trim()) ? Number(text) : undefined;
}

/** Letters' case, the width of blanks and what nobody sees make no other answer. */
function isSame(one: string, other: string): boolean {
  return plain(one) === plain(other);
}

function plain(text: string): string {
  return safeText(text).trim().replaceAll(/\s+/g, ' ').toLowerCase();
}

/** Quotients need not come out even. */
function isClose(one: number, other: number): boolean {
  return Math.abs(one - other) <= 1e-9 * Math.max(1, Math.abs(one));
}
