import assert from 'node:assert/strict';
import { assessAnswer, whatToSay, whyUnfit } from '../../../src/core/checks/assessAnswer';
import type { NamedQuestion } from '../../../src/core/lab/namedItems';

const question: NamedQuestion = {
  id: 'how-many',
  type: 'number',
  choices: [],
  answer: '17',
  feedback: [{ when: '16', say: 'You forgot the parent.' }],
  isPrediction: false,
};

describe('an answer', () => {
  const table: readonly (readonly [string, Partial<NamedQuestion>, string, string | undefined])[] =
    [
      ['that is right needs no words', {}, '17', undefined],
      ['that is wrong gets its feedback', {}, '16', 'You forgot the parent.'],
      ['that is wrong in another way gets ours', {}, '5', 'That is not the answer yet.'],
      ['that is a guess gets none of ours', { isPrediction: true }, '5', undefined],
      ['that is a guess gets its feedback', { isPrediction: true }, '16', 'You forgot the parent.'],
      ['to a question without a right one', { answer: undefined }, '5', undefined],
      [
        'that nobody can judge now',
        { answer: 'Servers + 1' },
        '5',
        'Whether that is right can only be said while the container runs.',
      ],
      ['that is none', {}, 'many', 'That is no answer to this question.'],
    ];
  for (const [name, changes, given, words] of table) {
    it(name, () => {
      assert.equal(whatToSay(assessAnswer({ ...question, ...changes }, given, {})), words);
    });
  }

  const fits: readonly (readonly [NamedQuestion['type'], string, string | undefined])[] = [
    ['number', '17', undefined],
    ['number', ' -2.5 ', undefined],
    ['number', '1e3', 'Give a number in digits, without words or units.'],
    ['number', '', 'Give an answer.'],
    ['text', 'anything', undefined],
    ['text', ' ', 'Give an answer.'],
    ['choice', 'Event', undefined],
    ['choice', 'itk', 'Choose one of "prefork", "event".'],
  ];
  for (const [type, given, why] of fits) {
    it(`"${given}" ${why === undefined ? 'can be' : 'cannot be'} one of type ${type}`, () => {
      assert.equal(whyUnfit({ type, choices: ['prefork', 'event'] }, given), why);
    });
  }
});
