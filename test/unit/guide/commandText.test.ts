import assert from 'node:assert/strict';
import { commandText, partsFrom } from '../../../src/core/guide/commandText';
import { guidePage } from '../../../src/core/guide/guidePage';
import { parseLab } from '../../../src/core/lab/parseLab';

const text = `# L
## One
<!-- hint: h -->
\`\`\`console
me@os:~$ one
me@os:~$ two
output
me@os:~$ three
\`\`\`
- In a list:

  \`\`\`console
  me@os:~$ four
  \`\`\`

\`\`\`console
me@os:~$ python3
>>> print(1)
\`\`\`
`;
const page = guidePage(parseLab(text).lab, text, {
  fill: (words) => words,
  picture: () => undefined,
});
const step = page.step('one');

describe('commands of a page', () => {
  it('are found by their places, wherever they stand', () => {
    const texts = [1, 2, 3, 4].map((part) => commandText(step, part));
    assert.deepEqual(texts, ['one', 'two', 'three', 'four']);
    assert.equal(commandText(step, 0), undefined);
    assert.equal(commandText(page.step('two'), 1), undefined);
  });

  const runs: readonly [part: number, parts: readonly number[]][] = [
    [1, [1, 2, 3]],
    [2, [2, 3]],
    [4, [4]],
    [0, []],
    [99, []],
  ];
  for (const [part, parts] of runs)
    it(`run from ${String(part)} on: ${parts.join(', ') || 'none'}`, () => {
      assert.deepEqual(partsFrom(step, part), parts);
    });

  it('do not run as a whole where one of them is typed into another program', () => {
    assert.deepEqual(partsFrom(step, 5), []);
  });
});
