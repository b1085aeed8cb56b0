import { safeLine } from '../../base/safeText';
import type { NamedQuestion } from '../../lab/namedItems';
import { assessAnswer, type Assessment } from '../assessAnswer';
import type { CheckKind } from '../checkKind';

/** `answer: how-many`: whether the student has answered that question, and rightly where there is a
 * right answer; a prediction only has to be made. */
export const answerKind: CheckKind<NamedQuestion, string | undefined> = {
  kind: 'answer',
  expected: ({ id, answer, isPrediction }) =>
    `${answer === undefined || isPrediction ? 'an' : 'the right'} answer to "${id}"`,
  observe: ({ id }, observer) => Promise.resolve(observer.answers()[id]),
  judge(question, given, names) {
    const { is, feedback } = assessAnswer(question, given, names);
    const holds = is === 'right' || is === 'accepted';
    const seen =
      given === undefined || is === 'missing' ? 'no answer yet' : `the answer ${safeLine(given)}`;
    return {
      holds,
      seen: `${seen}${additions[is]}`,
      evidence: [],
      because: holds ? undefined : feedback,
      isFinal: is === 'wrong' || is === 'unfit',
    };
  },
};

const additions: Readonly<Record<Assessment['is'], string>> = {
  missing: '',
  unfit: ', which is none to this question',
  wrong: '',
  right: '',
  accepted: '',
  open: ', which can only be judged while the container runs',
};
