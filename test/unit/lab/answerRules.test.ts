import assert from 'node:assert/strict';
import { parseLab } from '../../../src/core/lab/parseLab';

/** A lab of one step without problems, below which each row plants a mistake, from line 8 on. */
const lab = `---
format: 1
container: { container_name: demo, image: "demo:1" }
facts: { Threads: { file: x.conf, match: 'T (\\d+)' } }
---
## Step
<!-- check: { name: Runs, container: running } -->
`;

/** What each row plants, all that must be found, and a part of the first advice. */
const mistakes: readonly (readonly [name: string, text: string, found: string, advice: string])[] =
  [
    [
      'an answer to no question in a solution',
      '<!-- question: { id: how-many, ask: x } -->\n<!-- solution\n- run: ls\n- answer: { how-mny: 17 }\n-->',
      '11:13 error question-unknown',
      'write "how-many"',
    ],
    [
      'an answer to no question in a mistake of one doing',
      '<!-- mistake\nanswer:\n  what: 17\n-->',
      '10:3 error question-unknown',
      'There is no question "what"',
    ],
    [
      'an answer of a solution that is none of the choices',
      '<!-- question: { id: q, ask: x, choices: [thread, process], answer: thread } -->\n<!-- solution: { answer: { q: proces } } -->',
      '9:31 warning answer-unfit',
      'write "process"',
    ],
    [
      'an answer of a mistake that is none of the choices',
      '<!-- question: { id: q, ask: x, choices: [a thread, 17], answer: 17 } -->\n<!-- mistake\n- run\n- answer: { q: 18 }\n-->',
      '11:16 warning answer-unfit',
      'one of "a thread", "17"',
    ],
    [
      'words of a mistake where a number is asked for',
      '<!-- question: { id: q, ask: x, answer: 17 } -->\n<!-- mistake: { answer: { q: many } } -->',
      '9:30 warning answer-unfit',
      '"many" is none',
    ],
    [
      'feedback to what is none of the choices',
      '<!-- question\nask: x\nchoices: [1, 2]\nanswer: 1\nfeedback:\n- { when: 2, say: a }\n- { when: 3, say: b }\n- { when: "> 2", say: c }\n-->',
      '14:11 warning answer-unfit;15:11 warning answer-unfit',
      'since "3" is none of the choices',
    ],
    [
      'feedback in words to a number',
      "<!-- question\nask: x\nanswer: 17\nfeedback:\n- { when: many, say: a }\n- { when: don't know, say: b }\n-->",
      '12:11 error amount-wrong;13:11 error amount-wrong',
      'it is never "many"',
    ],
    [
      'a misspelt fact as feedback',
      '<!-- question: { ask: x, answer: 17, feedback: [{ when: Thread, say: a }] } -->',
      '8:57 error fact-unknown',
      'write "Threads"',
    ],
  ];

describe('answers to questions', () => {
  for (const [name, text, found, advice] of mistakes)
    it(`finds ${name}`, () => {
      assert.deepEqual(foundIn(lab + text), found.split(';'));
      const [first] = parseLab(lab + text).problems;
      assert.ok(first?.message.includes(advice), first?.message);
    });

  it('finds nothing in answers that depend on facts, or that can be given', () => {
    const text = `<!-- question
id: how-many
ask: x
answer: Threads + 1
type: number
feedback:
- { when: Threads, say: a }
- { when: '> Threads + 1', say: b }
- { when: -1, say: c }
-->
<!-- question
id: which
ask: x
choices: [1, 2, A Thread]
answer: 1
feedback:
- { when: a  thread, say: a }
- { when: '> 1', say: b }
- { when: Threads, say: c }
-->
<!-- solution: { answer: { how-many: Threads + 1, which: a thread } } -->
<!-- mistake
- answer: { how-many: 3 + 4, which: 1 + 1 }
- answer: { which: Threads }
-->
`;
    assert.deepEqual(foundIn(lab + text), []);
  });
});

function foundIn(text: string): readonly string[] {
  return parseLab(text).problems.map(
    ({ line, column, severity, code }) => `${line}:${column} ${severity} ${code}`,
  );
}
