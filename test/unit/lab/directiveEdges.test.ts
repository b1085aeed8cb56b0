import assert from 'node:assert/strict';
import { parseLab } from '../../../src/core/lab/parseLab';

// Every directive in every surrounding in which one may stand, right and wrong.

const before = `---
format: 1
container: { container_name: demo, image: "demo:1" }
---
# Lab

## Step
`;
const after = `
<!-- check: { name: Runs, container: running } -->

\`\`\`console
$ ls
\`\`\`
`;
const firstLine = before.split('\n').length;

/** A mistake in the lines of a directive's body, and where in them it must be found. */
interface Mistake {
  readonly body: string;
  /** Line of the body and column in it, both from 1. */
  readonly at: readonly [line: number, column: number];
  readonly code: string;
  readonly advice: string;
}

interface Directive {
  readonly name: string;
  /** Its YAML, without a mistake. */
  readonly body: string;
  readonly mistakes: readonly Mistake[];
  /** False where it must stand right below a heading. */
  readonly mayNest?: false;
}

function misspelt(body: string, at: Mistake['at'], meant: string): Mistake {
  return { body, at, code: 'error key-unknown', advice: `write "${meant}"` };
}

function wrong(body: string, at: Mistake['at'], advice: string): Mistake {
  return { body, at, code: 'error value-wrong', advice };
}

const directives: readonly Directive[] = [
  {
    name: 'step',
    body: 'id: x\ntime: 3 min',
    mayNest: false,
    mistakes: [
      misspelt('id: x\ntiem: 3 min', [2, 1], 'time'),
      wrong('id: x\ntime: [3]', [2, 7], 'such as 25 min'),
      wrong('- id', [1, 1], 'a map with id, needs, gate or time'),
    ],
  },
  {
    name: 'action',
    body: 'exec: touch /x',
    mistakes: [
      wrong('- run\n- biuld', [2, 3], 'build'),
      wrong('flood: many', [1, 8], 'or a map with count'),
      wrong('flood: { count: 0 }', [1, 17], 'from 1 to 65535'),
      wrong('flood: { count: 1, replace: no-one }', [1, 29], 'true or false'),
      misspelt('flood: { count: 1, rampe: 1 s }', [1, 20], 'ramp'),
      wrong('exec: [a]', [1, 7], 'a command'),
    ],
  },
  {
    name: 'check',
    body: 'name: x\nprocesses: { command: httpd, count: 2 }',
    mistakes: [
      misspelt('name: x\nproceses: { count: 2 }', [2, 1], 'processes'),
      misspelt('name: x\nprocesses: { comand: httpd }', [2, 14], 'command'),
      wrong('name: [x]\ncontainer: running', [1, 7], 'text'),
    ],
  },
  { name: 'hint', body: 'Look: at # it.', mistakes: [] },
  { name: 'note', body: 'Look: at # it.', mistakes: [] },
  {
    name: 'question',
    body: 'ask: How many?\nanswer: 3',
    mistakes: [
      misspelt('ask: How many?\nanswr: 3', [2, 1], 'answer'),
      wrong('ask: How many?\nchoices: 3', [2, 10], 'list'),
    ],
  },
  {
    name: 'solution',
    body: '- run: make\n- build',
    mistakes: [
      wrong('- run: make\n- biuld', [2, 3], 'build'),
      wrong('run: 3', [1, 6], 'a command'),
    ],
  },
  {
    name: 'mistake',
    body: 'run: docker stop x',
    mistakes: [wrong('- stop\n- tsop', [2, 3], 'stop'), wrong('run: 3', [1, 6], 'a command')],
  },
  {
    name: 'only',
    body: 'os: [linux, mac]\nengine: docker',
    mistakes: [
      misspelt('os: mac\nengin: docker', [2, 1], 'engine'),
      wrong('os: mac\nengine: dcoker', [2, 9], 'Did you mean "docker"?'),
    ],
  },
  {
    name: 'command',
    body: 'until: enter\nwithin: 10 s',
    mistakes: [
      misspelt('untill: enter', [1, 1], 'until'),
      wrong('until: enter\nmay_fail: 3', [2, 11], 'true or false'),
    ],
  },
];

/** What stands in front of a first line and of all others, and what ends them. */
interface Surrounding {
  readonly name: string;
  readonly first: string;
  readonly further: string;
  readonly lineEnd?: string;
}

const surroundings: readonly Surrounding[] = [
  { name: 'as it stands', first: '', further: '' },
  { name: 'with CR LF', first: '', further: '', lineEnd: '\r\n' },
  { name: 'indented a little', first: '   ', further: '   ' },
  { name: 'in a list', first: '- ', further: '  ' },
  { name: 'in a numbered list', first: '10. ', further: '    ' },
  { name: 'in a list with tabs', first: '-\t', further: '\t' },
  { name: 'in a quote', first: '> ', further: '> ' },
  { name: 'in a quote without blanks', first: '>', further: '>' },
  { name: 'in a list in a quote', first: '> - ', further: '>   ' },
  { name: 'in a quote in a list, with CR LF', first: '1. > ', further: '   > ', lineEnd: '\r\n' },
];

for (const directive of directives) {
  const { name, body, mistakes, mayNest } = directive;
  describe(`the directive ${name}`, () => {
    for (const surrounding of surroundings.filter(
      ({ first }) => mayNest !== false || first.trim() === '',
    )) {
      const where = surrounding.name;

      it(`is read ${where}`, () => {
        assert.deepEqual(found(directive, `\n${body}\n-->`, surrounding), []);
        assert.deepEqual(found(directive, `: ${inline(body)} -->`, surrounding), []);
      });

      for (const { body: spoilt, at, code, advice } of mistakes)
        it(`finds "${spoilt.replaceAll('\n', ' / ')}" ${where}`, () => {
          const [line, column] = at;
          const place = placeIn(surrounding, line + 1, column);
          const problems = found(directive, `\n${spoilt}\n-->`, surrounding);
          assert.deepEqual(problems.map(short), [`${place} ${code}`]);
          assert.ok(problems[0]?.message.includes(advice), problems[0]?.message);
        });

      it(`is missed where it does not end ${where}`, () => {
        const place = placeIn(surrounding, 1, 1);
        const problems = found(directive, `\n${body}`, surrounding).map(short);
        assert.ok(problems.includes(`${place} error directive-open`), problems.join('\n'));
      });

      it(`may hold no --> in a value ${where}`, () => {
        const place = placeIn(surrounding, 2, 'x: a -->'.length + 1);
        const problems = found(directive, '\nx: a --> b\ny: c\n-->', surrounding).map(short);
        assert.ok(problems.includes(`${place} error directive-cut`), problems.join('\n'));
      });
    }

    if (mistakes.length > 0)
      it('cannot be indented by a tab', () => {
        const [as] = surroundings;
        assert.ok(as !== undefined);
        const problems = found(directive, '\nx:\n\ty: 1\n-->', as);
        assert.deepEqual(problems.map(short), [`${placeIn(as, 3, 1)} error yaml-syntax`]);
        assert.match(problems[0]?.message ?? '', /write spaces/);
      });
  });
}

type Found = ReturnType<typeof parseLab>['problems'];

function found(
  { name }: Directive,
  rest: string,
  { first, further, lineEnd = '\n' }: Surrounding,
): Found {
  const lines = `<!-- ${name}${rest}`
    .split('\n')
    .map((line, index) => (index === 0 ? first : further) + line);
  // A list or a quote ends before what stands below it.
  const text = `${before}${lines.join('\n')}\n${first === '' ? '' : '\n'}${after}`;
  return parseLab(text.replaceAll('\n', lineEnd)).problems;
}

function placeIn({ first, further }: Surrounding, line: number, column: number): string {
  const front = line === 1 ? first : further;
  return `${firstLine + line - 1}:${front.length + column}`;
}

function short({ line, column, severity, code }: Found[number]): string {
  return `${line}:${column} ${severity} ${code}`;
}

/** The same YAML on one line. */
function inline(body: string): string {
  if (body.startsWith('- '))
    return `[${body
      .slice(2)
      .split('\n- ')
      .map((item) => (item.includes(': ') ? `{ ${item} }` : item))
      .join(', ')}]`;
  return body.startsWith('Look') ? body : `{ ${body.replaceAll('\n', ', ')} }`;
}
