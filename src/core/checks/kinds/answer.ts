import * as l10n from '@vscode/l10n';
import { safeLine } from '../../base/safeText';
import type { NamedQuestion } from '../../lab/namedItems';
import { assessAnswer, type Assessment } from '../assessAnswer';
import type { CheckKind } from '../checkKind';

/** `answer: how-many`: whether the student has answered that question, and rightly where there is a
 * right answer; a prediction only has to be made. */
export const answerKind: CheckKind<NamedQuestion, string | undefined> = {
  kind: 'answer',
  expected: ({ id, answer, isPrediction }) =>
    answer === undefined || isPrediction
      ? l10n.t('an answer to "{0}"', id)
      : l10n.t('the right answer to "{0}"', id),
  observe: ({ id }, observer) => Promise.resolve(observer.answers()[id]),
  judge(question, given, names) {
    const { is, feedback } = assessAnswer(question, given, names);
    const holds = is === 'right' || is === 'accepted';
    return {
      holds,
      seen: given === undefined ? l10n.t('no answer yet') : phrases[is](safeLine(given)),
      evidence: [],
      because: holds ? undefined : feedback,
      isFinal: is === 'wrong' || is === 'unfit',
    };
  },
};

/** What was answered, and what that is. */
const phrases: Readonly<Record<Assessment['is'], (given: string) => string>> = {
  missing: () => l10n.t('no answer yet'),
  unfit: (given) => l10n.t('the answer {0}, which is none to this question', given),
  wrong: answered,
  right: answered,
  accepted: answered,
  open: (given) =>
    l10n.t('the answer {0}, which can only be judged while the container runs', given),
};

function answered(given: string): string {
  return l10n.t('the answer {0}', given);
}
