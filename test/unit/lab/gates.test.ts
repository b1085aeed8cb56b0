import assert from 'node:assert/strict';
import { neededBy } from '../../../src/core/lab/neededBy';
import { parseLab } from '../../../src/core/lab/parseLab';

const check = '<!-- check: { name: It runs, container: running } -->\n';
const question = '<!-- question: { id: q, ask: How many? } -->\n';
const command = '```console\n$ ls\n```\n';

/** Steps a, b and c with these words, in a lab of which these are said. */
function labOf(steps: readonly string[], ofAll = ''): string {
  const front = `---\nlab: l\ncontainer: { container_name: demo, image: x }\n${ofAll}---\n# L\n`;
  const ids = ['a', 'b', 'c'];
  return (
    front +
    steps
      .map((words, at) => {
        const id = ids[at] ?? '';
        return `## ${id}\n<!-- step: { id: ${id}${words} } -->\n${check}`;
      })
      .join('')
  );
}

describe('a gate', () => {
  const spelt: readonly (readonly [string, string, string, string | undefined])[] = [
    ['is nothing where nobody says anything', '', '', undefined],
    ['is both by true', ', gate: true', '', 'needs answers'],
    ['is of the needs alone', ', gate: needs', '', 'needs'],
    ['is of the answers alone', ', gate: answers', '', 'answers'],
    ['may be that of the whole lab', '', 'gate: needs\n', 'needs'],
    ['of a step goes before that of the lab', ', gate: false', 'gate: true\n', undefined],
  ];
  for (const [what, words, ofAll, expected] of spelt)
    it(what, () => {
      const { lab, problems } = parseLab(labOf(['', words], ofAll));
      const gate = lab.steps[1]?.gate;
      const told =
        gate && [gate.needs ? 'needs' : '', gate.answers ? 'answers' : ''].join(' ').trim();
      assert.equal(told, expected);
      assert.deepEqual(
        problems.filter(({ severity }) => severity === 'error'),
        [],
      );
    });

  const needed: readonly (readonly [string, readonly string[]])[] = [
    ['', []],
    [', gate: true', ['a', 'b']],
    [', gate: true, needs: [a]', ['a']],
    [', gate: answers', []],
    [', needs: [a]', ['a']],
  ];
  for (const [words, expected] of needed)
    it(`waits for ${expected.join(', ') || 'nothing'} with "${words}"`, () => {
      const { steps } = parseLab(labOf(['', '', words])).lab;
      assert.ok(steps[2]);
      assert.deepEqual(neededBy(steps, steps[2]), expected);
    });

  const judged: readonly (readonly [string, string, readonly string[]])[] = [
    ['that the first step has for nothing', labOf([', gate: true']), ['7:27 gate-open']],
    [
      'that waits for no question',
      `${labOf(['', ', gate: answers'])}${command}`,
      ['10:27 gate-open'],
    ],
    [
      'whose question stands below all that is to be done',
      `${labOf(['', ', gate: answers'])}${command}${question}`,
      ['10:27 gate-open'],
    ],
    ['with a question', `${labOf([', gate: answers'])}${question}${command}`, []],
    ['that all steps have, the first too', labOf(['', ''], 'gate: true\n'), []],
    [
      'above which somebody needs the step itself',
      labOf([', needs: c', '', ', gate: true']),
      ['13:27 needs-circle'],
    ],
    ['that is spelt otherwise', labOf(['', ', gate: closed']), ['10:27 value-wrong']],
  ];
  for (const [what, text, expected] of judged)
    it(`${expected.length > 0 ? 'is told of' : 'is good'} ${what}`, () => {
      const found = parseLab(text).problems;
      assert.deepEqual(
        found.map(({ line, column, code }) => `${String(line)}:${String(column)} ${code}`),
        expected,
      );
    });
});
