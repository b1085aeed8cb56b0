import assert from 'node:assert/strict';
import { parseLab } from '../../../src/core/lab/parseLab';

/** A lab without problems, into which each row plants one mistake. */
const frontMatter = `---
format: 1
container: { container_name: demo, image: "demo:1" }
facts: { Threads: { file: x.conf, match: 'T (\\d+)' } }
---
`;
const check = '<!-- check: { name: Runs, container: running } -->\n';

/** In front matter: every text is the whole front matter. */
const frontMatterMistakes: readonly Mistake[] = [
  ['an unknown key', 'format: 1\ntitel: x', '3:1 error key-unknown', 'write "title"'],
  ['a key far from all known ones', 'format: 1\nwhatever: x', '3:1 error key-unknown', 'one of'],
  ['another version', 'format: 2', '2:9 error value-wrong', '"format" is 2, but must be 1'],
  ['a wrong time', 'lab: x\ntime: 25', '3:7 error value-wrong', 'such as 25 min'],
  ['a bad id', 'lab: My Lab', '2:6 error value-wrong', 'such as count-threads'],
  [
    'a container name with bad characters',
    'container:\n  container_name: my test!\n  image: x',
    '3:19 error value-wrong',
    'such as apache2-test',
  ],
  [
    'a container without a name',
    'container:\n  image: x',
    '3:3 error key-missing',
    '"container_name"',
  ],
  [
    'a container from nothing',
    'container: { container_name: xy }',
    '2:12 error key-missing',
    'One of "image", "build"',
  ],
  [
    'a container from two things',
    'container: { container_name: xy, image: a, build: b }',
    '2:44 error key-clash',
    'Only one of "image", "build"',
  ],
  [
    'a port that is no pair',
    'container:\n  container_name: xy\n  image: a\n  ports: ["8080:80", 80]',
    '5:22 error value-wrong',
    'Item 2 of "ports"',
  ],
  [
    'a port out of range',
    'container: { container_name: xy, image: a, ports: ["80800:80"] }',
    '2:52 error port-range',
    '1 to 65535',
  ],
  ['an unreadable YAML', 'lab: [a', '2:8 error yaml-syntax', 'closing ] is missing'],
  ['a tab', 'container:\n\timage: x', '3:1 error yaml-syntax', 'write spaces'],
  ['a key twice', 'lab: a\nlab: b', '3:1 error yaml-syntax', 'keep one'],
  ['text with a colon', 'lab: x\ntitle: a: b', '3:8 error yaml-syntax', 'in quotes'],
  ['a key that is no word', 'facts: { { a: b }: c }', '2:10 error yaml-syntax', 'one plain word'],
  ['too much nesting', `lab: ${'['.repeat(60)}`, '2:1 error yaml-too-big', 'flatter'],
  ['too long a text', `lab: ${'x'.repeat(20_001)}`, '2:1 error yaml-too-big', 'shorter'],
  [
    'aliases that multiply',
    'lab: &a [x, x, x, x, x]\nb: &b [*a, *a, *a, *a, *a]\nc: [*b, *b, *b, *b, *b]',
    '2:1 error yaml-too-big',
    'aliases',
  ],
  [
    'a bad fact name',
    "facts: { 'a-b': { file: x, match: y } }",
    '2:10 error key-wrong',
    'letters, digits and underscores',
  ],
  [
    'a bad regular expression',
    "facts: { a: { file: x, match: '(' } }",
    '2:31 error regex-invalid',
    'backslash',
  ],
];

/** In the text below a sound front matter of 5 lines, in a step that has a check. */
const textMistakes: readonly Mistake[] = [
  [
    'a check without a name',
    '<!-- check\ncontainer: running\n-->',
    '9:1 error key-missing',
    '"name"',
  ],
  ['a check without a probe', '<!-- check\nname: x\n-->', '9:1 error key-missing', '"processes"'],
  [
    'a check with two probes',
    '<!-- check\nname: x\nanswer: y\nflood: { held: 1 }\n-->',
    '11:1 error key-clash',
    'Only one of "answer", "flood"',
  ],
  [
    'a misspelt probe',
    '<!-- check\nname: x\nproceses: { count: 1 }\n-->',
    '10:1 error key-unknown',
    'write "processes"',
  ],
  [
    'a wrong role deep inside',
    '<!-- check\nname: x\nthreads:\n  role: listner\n  total: 1\n-->',
    '11:9 error value-wrong',
    'Did you mean "listener"?',
  ],
  [
    'a time without a unit',
    '<!-- check\nname: x\ncontainer: running\nwithin: 10\n-->',
    '11:9 error value-wrong',
    'such as 10 s',
  ],
  [
    'an amount that is none',
    '<!-- check\nname: x\nprocesses: { count: 3 + }\n-->',
    '10:21 error amount-wrong',
    'it ends where a number or a name should follow',
  ],
  [
    'an unknown fact',
    '<!-- check\nname: x\nconnections: "> Thread"\n-->',
    '10:14 error fact-unknown',
    'write "Threads"',
  ],
  [
    'an unknown fact in a reason',
    '<!-- check\nname: x\ncontainer: running\nbecause:\n- { when: { flood: { held: Nope } }, say: y }\n-->',
    '12:28 error fact-unknown',
    '"facts"',
  ],
  [
    'an unknown fact in an answer',
    '<!-- question\nask: x\nanswer: Threads + Nope\n-->',
    '10:9 error fact-unknown',
    '"Nope"',
  ],
  [
    'a bad regular expression in a check',
    "<!-- check\nname: x\nexec: { run: id, matches: '[' }\n-->",
    '10:27 error regex-invalid',
    'backslash',
  ],
  [
    'an unknown fact inside others, in a later stage',
    '<!-- check\nname: x\ncontainer: running\nthen:\n- any:\n  - not: { exec: { run: id, number: Thread } }\n  - container: absent\n-->',
    '13:37 error fact-unknown',
    'write "Threads"',
  ],
  [
    'an amount that is none, in the one later stage',
    '<!-- check\nname: x\ncontainer: running\nthen: { flood: { held: 3 + } }\n-->',
    '11:24 error amount-wrong',
    'should follow',
  ],
  [
    'a bad regular expression in a reason, inside others',
    "<!-- check\nname: x\ncontainer: running\nbecause:\n- { when: { not: { threads: { total: 1, match: '(' } } }, say: y }\n-->",
    '12:48 error regex-invalid',
    'backslash',
  ],
  [
    'an unknown fact in feedback',
    '<!-- question\nask: x\nanswer: Threads\ntype: number\nfeedback:\n- { when: 5, say: a }\n- { when: "> Thread", say: b }\n-->',
    '14:11 error fact-unknown',
    'write "Threads"',
  ],
  [
    'an answer to no question, inside others',
    '<!-- check: { name: x, not: { answer: what } } -->',
    '8:39 error question-unknown',
    '"what"',
  ],
  [
    'a command that is none of the step',
    '```console\n$ ls -l\n```\n<!-- check: { name: x, command: ls -a } -->',
    '11:33 error command-unknown',
    'write "ls -l"',
  ],
  [
    'a command that goes on running',
    '<!-- command: { until: enter } -->\n```console\n$ cat\n```\n<!-- check: { name: x, command: cat } -->',
    '12:33 error command-unfit',
    'never see its end',
  ],
  [
    'a command at the prompt of a program',
    '```console\n>>> 1 + 1\n2\n```\n<!-- check: { name: x, command: 1 + 1 } -->',
    '12:33 error command-unfit',
    'another program',
  ],
  [
    'a command that enters the container',
    '```console\n$ docker exec -it demo sh\n```\n<!-- check: { name: x, command: docker exec -it demo sh } -->',
    '11:33 error command-unfit',
    'enters or leaves',
  ],
  [
    'an invisible character in a command that a check runs, inside others',
    '<!-- check\nname: x\nnot: { exec: { run: rm\u00a0-r x } }\n-->',
    '10:21 error invisible-character',
    'U+00A0',
  ],
  ['an unknown action', '<!-- action: biuld -->', '8:14 error value-wrong', 'build, run'],
  [
    'an unknown action in a list',
    '<!-- action\n- run\n- tsop\n-->',
    '10:3 error value-wrong',
    'stop',
  ],
  [
    'a flood of more than a client has ports',
    '<!-- action\nflood: 65536\n-->',
    '9:8 error value-wrong',
    'from 1 to 65535, which is one for each port',
  ],
  ['an unknown action', '<!-- action: flod -->', '8:14 error value-wrong', 'flood: NUMBER or MAP'],
  ['a flood of nothing', '<!-- action\nflood: 0\n-->', '9:8 error value-wrong', 'from 1 to 65535'],
  [
    'two actions in one',
    '<!-- action: {exec: a, open: page} -->',
    '8:14 error value-wrong',
    'one of',
  ],
  ['a hint without text', '<!-- hint: -->', '8:1 error value-wrong', 'text'],
  ['a question without ask', '<!-- question: { answer: 1 } -->', '8:16 error key-missing', '"ask"'],
  [
    'a prediction during no step',
    '<!-- question: { ask: x, predicts: { connections: queued, during: flod } } -->',
    '8:67 error step-unknown',
    '"flod"',
  ],
  [
    'an answer to no question',
    '<!-- check: { name: x, answer: what } -->',
    '8:32 error question-unknown',
    '"what"',
  ],
  [
    'two questions of one id',
    '<!-- question: { id: q, ask: x } -->\n<!-- question: { id: q, ask: y } -->',
    '9:22 error id-twice',
    'line 8',
  ],
  ['a block that is never closed', '```console\nls\n``\n', '8:1 warning block-open', '```'],
  ['a block that its quote ends', '> ~~~sh\n> ls\n\nEnd.', '8:1 warning block-open', '~~~'],
  ['a block of nothing that is never closed', '```', '8:1 warning block-open', 'never closed'],
  ['a directive that does not end', '<!-- check\nname: x\n', '8:1 error directive-open', '-->'],
  [
    'a directive that swallows the next',
    '<!-- check\nname: x\n<!-- hint: y -->',
    '8:1 error directive-open',
    '"check"',
  ],
  ['text behind a directive', '<!-- hint: a --> b', '8:17 error directive-cut', 'first "-->"'],
  [
    'an arrow at the end of a value',
    '<!-- hint: a -->\nb\n-->',
    '10:1 error directive-cut',
    'closes nothing',
  ],
  [
    'a directive within prose',
    'See <!-- hint: x --> there.',
    '8:5 error directive-misplaced',
    'hint',
  ],
  [
    'a step away from its heading',
    'Prose.\n\n<!-- step: { id: x } -->',
    '10:1 error directive-misplaced',
    'heading',
  ],
  ['a misspelt directive', '<!-- chek\nname: x\n-->', '8:1 warning directive-unknown', '"check"'],
  [
    'an invisible character in a command',
    '```console\n$ ls \u200b-l\n```',
    '9:6 error invisible-character',
    'U+200B',
  ],
  [
    'a character that turns the line round, in a quote',
    '> ```console\n> student@os:~$ echo \\\n>   \u202eab\n> ```',
    '10:5 error invisible-character',
    'U+202E',
  ],
  [
    'a no-break space in an action',
    '<!-- action\nexec: rm\u00a0-r x\n-->',
    '9:7 error invisible-character',
    'U+00A0',
  ],
  ['quotes nested without end', `${'> '.repeat(60)}x`, '8:1 error nesting-too-deep', 'flatter'],
];

/** What each row plants, the place and the code that must be found, and a part of the advice. */
type Mistake = readonly [name: string, text: string, found: string, advice: string];

describe('problems of a lab', () => {
  for (const [name, yaml, found, advice] of frontMatterMistakes) {
    it(`finds ${name} in the front matter`, () => {
      assertOnly(`---\n${yaml}\n---\n`, found, advice);
    });
  }

  for (const [name, text, found, advice] of textMistakes) {
    it(`finds ${name}`, () => {
      assertOnly(`${frontMatter}## Step\n${check}${text}\n`, found, advice);
    });
  }

  it('finds steps of one id, needs that do not exist, and circles', () => {
    const steps = [
      '{ id: a, needs: [c, nope] }',
      '{ id: b, needs: a }',
      '{ id: c, needs: [b] }',
      '{ id: a }',
      '{ id: e, needs: e }',
    ];
    const text = steps.map((yaml, at) => `## ${String(at)}\n<!-- step: ${yaml} -->\n${check}`);
    assert.deepEqual(foundIn(frontMatter + text.join('')), [
      '7:32 error step-unknown',
      '10:28 error needs-circle',
      '16:18 error id-twice',
      '19:28 error needs-circle',
    ]);
  });

  it('advises a text that uses directives, but not a plain course text', () => {
    const course = '# Course\n\n## One\n\n```console\n$ ls\n```\n';
    assert.deepEqual(foundIn(`${course}<!-- NOTE: for teachers -->\n`), []);
    assert.deepEqual(foundIn(course), []);
    assert.deepEqual(foundIn(`${course}<!-- hint: Look. -->\n`), [
      '1:1 warning front-matter-missing',
      '3:1 warning step-unchecked',
    ]);
  });

  it('takes English in a comment for what it is', () => {
    const comments = ['check this', 'step 2 is long', 'hint for teachers', 'chek', 'TODO: x', ''];
    const text = comments.map((comment) => `<!-- ${comment} -->\n`).join('');
    assert.deepEqual(foundIn(`${frontMatter}## Step\n${check}${text}`), []);
  });

  it('keeps what is sound of a front matter with a slip in it', () => {
    const { lab, problems } = parseLab(
      frontMatter.replace('facts: {', 'tiem: 1\nfacts: { 9: { file: x, match: y },'),
    );
    assert.equal(problems.length, 2);
    assert.equal(lab.container?.name, 'demo');
    assert.deepEqual(Object.keys(lab.facts), ['Threads']);
  });
});

function foundIn(text: string): readonly string[] {
  return parseLab(text).problems.map(
    ({ line, column, severity, code }) => `${String(line)}:${String(column)} ${severity} ${code}`,
  );
}

function assertOnly(text: string, found: string, advice: string): void {
  const { problems } = parseLab(text);
  assert.deepEqual(foundIn(text), [found], JSON.stringify(problems, null, 2));
  const { message } = problems[0] ?? { message: '' };
  assert.ok(message.includes(advice), message);
}
