import { safeLine } from '../../base/safeText';
import type { CheckKind } from '../checkKind';

/** `answer: how-many`: whether the student has answered that question. */
export const answerKind: CheckKind<string, string | undefined> = {
  kind: 'answer',
  observe: (question, observer) => Promise.resolve(observer.answers()[question]),
  judge(question, answer) {
    const given = answer !== undefined && answer.trim() !== '';
    return {
      holds: given,
      expected: `an answer to "${question}"`,
      seen: given ? `the answer ${safeLine(answer)}` : 'no answer yet',
      evidence: [],
    };
  },
};
