import assert from 'node:assert/strict';
import { longestLab, parseLab } from '../../../src/core/lab/parseLab';
import { createLabMarkdown } from '../../../src/core/lab/readBlocks';
import { describeLab, labNames, readExpected, readLabText } from '../../helpers/labFixtures';

describe('parseLab', () => {
  for (const name of labNames) {
    it(`reads ${name}.md`, () => {
      assert.equal(describeLab(parseLab(readLabText(name))), readExpected(name));
    });

    it(`reads ${name}.md the same with other line ends and a byte order mark`, () => {
      const text = readLabText(name);
      const expected = parseLab(text);
      assert.deepEqual(parseLab(text.replaceAll('\n', '\r\n')), expected);
      assert.deepEqual(parseLab(text.replaceAll('\n', '\r')), expected);
      assert.deepEqual(parseLab(`\ufeff${text}`), expected);
    });
  }

  it('leaves front matter and comments out of what is shown, and nothing else', () => {
    const text =
      '---\nlab: x\n---\n# A\n<!-- b -->\n<!-- hint: c -->\n```console\n$ ls\n```\n<!-- d';
    const expected = '<h1>A</h1>\n<pre><code class="language-console">$ ls\n</code></pre>\n';
    assert.equal(createLabMarkdown().render(text), `${expected}<p>&lt;!-- d</p>\n`);
  });

  it('makes an empty lab of an empty text', () => {
    const empty = {
      id: 'untitled-lab',
      title: 'Untitled lab',
      minutes: undefined,
      only: undefined,
      container: undefined,
      facts: {},
      steps: [],
    };
    assert.deepEqual(parseLab(''), { lab: empty, problems: [] });
  });

  it('does not read what is longer than a megabyte', () => {
    const { lab, problems } = parseLab('## a\n'.repeat(longestLab / 5 + 1));
    assert.deepEqual(lab.steps, []);
    assert.deepEqual(
      problems.map(({ code }) => code),
      ['lab-too-long'],
    );
  });

  const words = [
    { title: 'Übung 1: Prozesse!', id: 'übung-1-prozesse' },
    { title: '  `ps -ef`, **again**', id: 'ps-ef-again' },
    { title: '进程', id: '进程' },
    { title: '???', id: 'step' },
  ];
  for (const { title, id } of words) {
    it(`makes the id ${id} of "${title}"`, () => {
      assert.equal(parseLab(`## ${title}`).lab.steps[0]?.id, id);
    });
  }
});
