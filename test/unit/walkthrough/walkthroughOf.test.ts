import assert from 'node:assert/strict';
import { itemTitle } from '../../../src/core/lab/itemTitle';
import { parseLab } from '../../../src/core/lab/parseLab';
import { deedOf, walkthroughCommands } from '../../../src/core/walkthrough/names';
import { walkthroughOf, type Walkthrough } from '../../../src/core/walkthrough/walkthroughOf';
import { labNames, readLabText } from '../../helpers/labFixtures';
import { readDescription } from '../../helpers/readDescription';

function read(text: string): Walkthrough {
  const { lab } = parseLab(text);
  return walkthroughOf(lab, text, (stepId) => ({ svg: `${stepId}.svg`, altText: stepId }));
}

function performs(index: number, deed: string): string {
  return `(command:liveLabs.performItem?${encodeURIComponent(JSON.stringify(['lab', 's', index, deed]))})`;
}

describe('walkthroughOf', () => {
  const first = performs(0, 'command');
  const second = performs(1, 'command');
  const build = performs(0, 'build');
  const run = performs(1, 'run');
  const table: readonly (readonly [name: string, markdown: string, lines: readonly string[]])[] = [
    ['a paragraph on one line', 'One\ntwo.', ['One two.']],
    ['a hard break', 'One  \ntwo.', ['One', 'two.']],
    ['inline marks', 'A *b* **c** `d`.', ['A __b__ **c** ``d``.']],
    [
      'a link to a page',
      'See [the *page*](https://x.org/a_(b)).',
      ['See [the page](https://x.org/a_%28b%29).'],
    ],
    ['a link to a file', 'See [the file](container/Dockerfile).', ['See the file.']],
    ['a picture', 'See ![three workers](w.png).', ['See three workers.']],
    ['a smaller heading', '### More', ['**More**']],
    ['lists', '- a\n- b\n  1. c\n\n4. d\n5. e', ['• a', '• b', '1. c', '4. d', '5. e']],
    ['a quote', '> a\n>\n> b', ['a', 'b']],
    [
      'a table',
      '| a | b | c |\n| - | - | - |\n| `x` | 5 | words |\n| | | y |',
      ['``x`` 5: words', 'y'],
    ],
    ['code', '```conf\nA 1\n\n  B [[\n```', ['``A 1``', '``  B \\[\\[``']],
    ['output alone', '```console\n1 a\n2 b\n```', ['``1 a``', '``2 b``']],
    [
      'actions',
      '<!-- action: build -->\n<!-- action: run -->',
      [`[Build Container]${build}`, `[Start Container]${run}`],
    ],
    [
      'a list of actions',
      '<!-- action\n- build\n- run\n-->',
      [`[Build Container]${build}`, `[Start Container]${run}`],
    ],
    [
      'commands without their output',
      '```console\n$ ls\nx\n$ id\ny\n```',
      [`[Run: ls]${first}`, `[Run: id]${second}`],
    ],
    ['a command in a list', '- Do:\n  ```console\n  $ ls\n  ```', ['• Do:', `[Run: ls]${first}`]],
    ['a command that begins a list', '- ```console\n  $ ls\n  ```', [`[Run: ls]${first}`]],
    [
      'a command with brackets',
      "```console\n$ grep '[h]ttpd'\n```",
      ["``grep '[h]ttpd'``", `[Run the Command]${first}`],
    ],
    [
      'a command of two lines',
      '```console\n$ echo \\\n>  a\n```',
      ['``echo \\\u2060``', '`` a``', `[Run: echo …]${first}`],
    ],
    [
      'a way into the container',
      '```console\n$ docker exec -it c bash\n```',
      ['``docker exec -it c bash``', `[Open Shell in Container]${first}`],
    ],
    ['another program', '```console\n>>> 1 + 1\n2\n```', ['``1 + 1``']],
    [
      'a question',
      '<!-- question\nask: Why?\n-->',
      ['Why?', `[Answer the Question]${performs(0, 'question')}`],
    ],
    [
      'one button for all hints, and no check',
      'Text.\n<!-- hint: x -->\n<!-- hint: y -->\n<!-- check\nname: n\ncontainer: running\n-->',
      ['Text.', `[Show a Hint](command:liveLabs.showHint?${encodeURIComponent('["lab","s"]')})`],
    ],
    ['a note', 'One.\n\n<!-- note: Two *b*. -->\n\nThree.', ['One.', 'Two __b__.', 'Three.']],
    [
      'a port that no one knows yet',
      'At `localhost:{{port.80}}`.\n```console\n$ curl localhost:{{port.80}}/x\n```',
      ['At ``localhost``.', `[Run: curl localhost/x]${first}`],
    ],
    ['a fact that no one knows yet', 'There are {{Threads}}.', ['There are Threads.']],
  ];
  for (const [name, markdown, lines] of table) {
    it(`shows ${name}`, () => {
      const [step] = read(`---\nformat: 1\nlab: lab\n---\n# Lab\n\n## S\n\n${markdown}\n`).steps;
      assert.deepEqual(step?.description.split('\n').slice(0, -1), lines);
    });
  }

  it('names id, title, event and picture of each step, and ends with its check', () => {
    const { id, title, steps } = read('# A lab\n\n## First step\nx\n\n## Second\ny');
    assert.deepEqual({ id, title }, { id: 'a-lab', title: 'A lab' });
    assert.deepEqual(steps[1], {
      id: 'second',
      title: 'Second',
      description: `y\n[Check This Step](command:liveLabs.checkStep?${encodeURIComponent('["a-lab","second"]')})`,
      completionEvents: ['onContext:liveLabs.passed.a-lab.second'],
      media: { svg: 'second.svg', altText: 'second' },
    });
  });

  const introductions: readonly (readonly [
    intro: string,
    says: string,
    rest: readonly string[],
  ])[] = [
    ['One. Two! Three.', 'One. Two!', ['Three.']],
    ['One *a*.\n\nTwo.', 'One a.', ['Two.']],
    ['See `a. B` first. Then go. On.', 'See a. B first. Then go.', ['On.']],
    [`One. ${'X'.repeat(300)}. Two.`, 'One.', [`${'X'.repeat(300)}. Two.`]],
    ['', 'Lab', []],
  ];
  for (const [intro, says, rest] of introductions) {
    it(`describes the lab that begins with "${intro.slice(0, 30)}"`, () => {
      const { description, steps } = read(`# Lab\n\n${intro}\n\n## S\n\nText.\n`);
      assert.equal(description, says);
      const about = rest.length === 0 ? [] : ['**About this lab**', ...rest];
      assert.deepEqual(steps[0]?.description.split('\n').slice(0, -1), ['Text.', ...about]);
    });
  }

  for (const name of labNames) {
    it(`has one button for each item of ${name} that can be done, in their order`, () => {
      const text = readLabText(name);
      const { lab } = parseLab(text);
      const wanted = lab.steps.flatMap(({ id, items }) => [
        ...items.flatMap((item, index) =>
          itemTitle(item) === undefined ? [] : [[lab.id, id, index, deedOf(item)]],
        ),
        ...(items.some(({ kind }) => kind === 'hint') ? [[lab.id, id]] : []),
        [lab.id, id],
      ]);
      const buttons = read(text).steps.flatMap(({ description }) =>
        readDescription(description).flatMap((line) => ('button' in line ? [line.href] : [])),
      );
      assert.deepEqual(
        buttons.flatMap((href) => argumentsOf(href)),
        wanted,
      );
    });
  }
});

function argumentsOf(href: string): readonly unknown[] {
  const [command = '', encoded = ''] = href.replace(/^command:/, '').split('?');
  const isOurs = (Object.values(walkthroughCommands) as readonly string[]).includes(command);
  return isOurs ? [JSON.parse(decodeURIComponent(encoded))] : [];
}
