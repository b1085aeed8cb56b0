import assert from 'node:assert/strict';
import { parseLab } from '../../../src/core/lab/parseLab';

/** A lab into which each row puts one thing. */
const frontMatter = `---
container: { container_name: demo, image: "demo:1", ports: ["8080:80"] }
facts: { Max: { file: x.conf, match: 'T (\\d+)' } }
---
`;

/** Checks that can never hold: their YAML without the name, where that is seen, and a part of the
 * advice. The check begins on line 6, its YAML on line 8. */
const impossible: readonly (readonly [name: string, yaml: string, at: string, advice: string])[] = [
  ['an empty range', 'processes: { count: 5..2 }', '8:21', 'write 2..5'],
  ['fewer than none', "processes: { count: '< 0' }", '8:21', 'a whole number from 0 on'],
  ['a negative count', 'threads: { total: -3 }', '8:19', 'a whole number from 0 on'],
  ['half a connection', 'connections: 2.5', '8:14', 'a whole number from 0 on'],
  ['an empty range of held connections', 'flood: { held: 3.2..3.8 }', '8:16', 'a whole number'],
  ['a number in an empty range', 'exec: { run: x, number: 3..-3 }', '8:25', 'write'],
  [
    'sides that are more than their sum',
    'connections: { total: 10, established: 20 }',
    '8:23',
    'the sum of',
  ],
  [
    'sides that are less than their sum',
    "connections: { total: '> 100', established: 0..80, queued: '<= 20' }",
    '8:23',
    'the sum of',
  ],
  ['processes without any thread', 'processes: { threads: 0 }', '8:23', 'its main thread'],
  ['a state of a process that ps never shows', 'processes: { state: z }', '8:21', 'one of R, S, D'],
  ['a state that ps never shows', 'threads: { state: s, total: 1 }', '8:19', 'one of R, S, D'],
  [
    'an output that contains what it lacks',
    'exec: { run: x, contains: mpm_event, lacks: event }',
    '8:45',
    'cannot lack',
  ],
  ['an output with a colour', 'exec: { run: x, contains: "\\e[31mred" }', '8:27', 'without them'],
  [
    'a file that contains what it lacks',
    'file: { path: x, contains: a, lacks: a }',
    '8:38',
    'cannot lack',
  ],
  [
    'a text in a file that must not exist',
    'file: { path: x, exists: false, lacks: a }',
    '8:40',
    'holds no text',
  ],
  ['a port that is not published', 'http: { port: 81 }', '8:15', 'does not publish port 81, so'],
  ['not of what always is', "not: { flood: { held: '>= 0' } }", '8:6', 'always so'],
  [
    'not of what always is, in all words',
    "not: { flood: { held: '>= 0', dropped: '>= 0', replaced: '>= 0', refused: '>= 0' } }",
    '8:6',
    'always so',
  ],
  ['fewer than none refused', "flood: { refused: '< 0' }", '8:19', 'a whole number from 0 on'],
  [
    'two numbers of replaced ones',
    'all: [{ flood: { held: 1, replaced: 2 } }, { flood: { replaced: 3..4 } }]',
    '8:44',
    'on line 8',
  ],
  ['not of any number', "not: { connections: { queued: '>= 0' } }", '8:6', 'always so'],
  [
    'not of one that always is so',
    "not: { any: [{ container: running }, { threads: { total: 0..9, command: x } }, { processes: { count: '> -1' } }] }",
    '8:6',
    'always so',
  ],
  [
    'two states of the container',
    'all: [{ container: running }, { container: absent }]',
    '8:31',
    'on line 8',
  ],
  [
    'processes without a container',
    'all: [{ container: absent }, { processes: { count: 0 } }]',
    '8:30',
    'at the same time',
  ],
  [
    'something and not the same',
    'all: [{ http: { port: 80 } }, { not: { http: { port: 80 } } }]',
    '8:31',
    'at the same time',
  ],
  [
    'two numbers of the same',
    'all:\n- processes: { command: httpd, count: 3 }\n- flood: { held: 1 }\n- processes: { command: httpd, count: 4..9 }',
    '11:3',
    'on line 9',
  ],
  [
    'some, and none',
    'all: [{ processes: { command: httpd } }, { processes: { command: httpd, count: 0 } }]',
    '8:42',
    'at the same time',
  ],
  [
    'more of a part than of the whole',
    'all: [{ processes: { command: httpd, count: 2 } }, { processes: { command: httpd, role: worker, count: 3 } }]',
    '8:52',
    'at the same time',
  ],
  [
    'two numbers of threads of the same processes',
    'all: [{ processes: { command: httpd, threads: 7 } }, { processes: { command: httpd, threads: 1 } }]',
    '8:54',
    'at the same time',
  ],
  [
    'fewer threads than processes',
    'all: [{ threads: { command: httpd, total: 2 } }, { processes: { command: httpd, count: 3 } }]',
    '8:50',
    'at the same time',
  ],
  [
    'fewer threads than all processes have',
    'all: [{ processes: { command: httpd, count: 3, threads: 7 } }, { threads: { total: 20 } }]',
    '8:64',
    'at the same time',
  ],
  [
    'a sum over two parts',
    'all: [{ connections: { total: 10 } }, { connections: 11 }]',
    '8:39',
    'at the same time',
  ],
  [
    'two exit codes of one command',
    'all: [{ exec: { run: x } }, { exec: { run: x, exit: 1 } }]',
    '8:29',
    'at the same time',
  ],
  [
    'an output that lacks what it must contain',
    'all: [{ exec: { run: x, lacks: b } }, { exec: { run: x, contains: abc } }]',
    '8:39',
    'at the same time',
  ],
  [
    'two numbers printed by one command',
    "all: [{ exec: { run: x, number: '> 3' } }, { exec: { run: x, number: '< 3' } }]",
    '8:44',
    'at the same time',
  ],
  [
    'a file that is there and is not',
    'all: [{ file: { path: x } }, { file: { path: x, on: container, exists: false } }]',
    '8:30',
    'at the same time',
  ],
  [
    'an open port that is closed',
    'all: [{ port: 80 }, { port: { port: 80, is: closed } }]',
    '8:21',
    'at the same',
  ],
  [
    'two answers of one page',
    'all: [{ http: { status: 404 } }, { http: { path: / } }]',
    '8:34',
    'at the same time',
  ],
  [
    'a contradiction further inside',
    'all: [{ flood: { held: 1 } }, { all: [{ container: running }, { flood: { held: 2 } }] }]',
    '8:63',
    'at the same time',
  ],
  [
    'one of several, of which none can',
    'any: [{ flood: { held: 1..0 } }, { all: [{ flood: { held: 1 } }, { flood: { held: 2 } }] }]',
    '8:24',
    'write 0..1',
  ],
  ['what has to last too long', 'container: running\nwithin: 5 s\nfor: 10 s', '10:6', 'longer'],
  [
    'a later stage that has to last too long',
    'container: running\nthen:\n- container: absent\n- flood: { held: 0 }\n  within: 1 s\n  for: 2 s',
    '13:8',
    'longer',
  ],
  [
    'a later stage',
    'container: running\nthen: { processes: { count: 5..2 } }',
    '9:29',
    'write 2..5',
  ],
];

/** Checks of which nobody can say so. */
const possible: readonly (readonly [name: string, yaml: string])[] = [
  ['a range', 'processes: { count: 2..5 }'],
  ['none', 'processes: { count: 0, threads: 0 }'],
  ['any number of threads of none', 'processes: { count: 0..3, threads: 5..2 }'],
  ['fewer than one', "threads: { total: '< 1', state: q }"],
  ['what depends on facts', "processes: { count: Max..1, threads: '< Max' }"],
  ['not of what depends on facts', "not: { connections: '> Max' }"],
  ['not of what depends on facts in another way', "not: { threads: { total: '>= Max - 9' } }"],
  ['a fraction that is printed', 'exec: { run: x, number: -2.5..2.5 }'],
  ['sides that make their sum', 'connections: { total: 100, established: 64..80, queued: 20..36 }'],
  ['sides that may make their sum', "connections: { total: 100, queued: '<= 100' }"],
  ['a longer text that is lacking', 'exec: { run: x, contains: event, lacks: mpm_event }'],
  ['the published port', 'http: { port: 80, status: 404 }'],
  ['a port inside', 'all: [{ port: 3306 }, { connections: { port: 81, total: 0 } }]'],
  ['a file of the folder', 'file: { path: ./a/../x, on: host }'],
  ['a file of the container', 'file: { path: ../../etc/passwd }'],
  ['not of what need not be', 'not: { processes: { command: sshd } }'],
  ['not of some', "not: { flood: { held: '> 0' } }"],
  ['not of some refused', "not: { flood: { held: '>= 0', refused: '> 0' } }"],
  ['different amounts', 'all: [{ flood: { replaced: 2 } }, { flood: { refused: 3 } }]'],
  ['not of a range', 'not: { threads: { total: 0..100 } }'],
  ['not of any number with so many threads', "not: { processes: { count: '>= 0', threads: 7 } }"],
  ['not of all of several', "not: { all: [{ flood: { held: '>= 0' } }, { container: running }] }"],
  ['one of several that can', 'any: [{ flood: { held: 1..0 } }, { container: running }]'],
  ['several of one', 'any: [{ container: running }, { container: absent }]'],
  [
    'parts of the whole',
    'all: [{ processes: { command: httpd, count: 3 } }, { processes: { command: httpd, role: worker, count: 2 } }, { threads: { total: 15 } }]',
  ],
  [
    'different things',
    'all: [{ processes: { command: a, count: 3 } }, { processes: { command: b, count: 4 } }]',
  ],
  [
    'none with so many threads',
    "all: [{ processes: { command: a, count: '>= 0', threads: 7 } }, { processes: { command: a, count: 0 } }]",
  ],
  [
    'threads in a state, fewer than processes',
    'all: [{ processes: { command: a, count: 3 } }, { threads: { command: a, state: R, total: 0 } }]',
  ],
  [
    'threads of fewer processes',
    'all: [{ processes: { count: 3 } }, { threads: { command: a, total: 1 } }]',
  ],
  [
    'different commands, files, pages, ports',
    'all: [{ exec: { run: a } }, { exec: { run: b, exit: 1 } }, { file: { path: a } }, { file: { path: b, exists: false } }, { file: { path: a, on: host, exists: false } }, { http: { path: /a } }, { http: { path: /b, status: 404 } }, { port: 80 }, { port: { port: 81, is: closed } }, { connections: { port: 80, total: 1 } }, { connections: { port: 81, total: 2 } }]',
  ],
  [
    'no container, but files of this machine and a flood',
    'all: [{ container: absent }, { file: { path: x, on: host } }, { flood: { held: 0 } }]',
  ],
  ['one after the other', 'container: running\nthen: { container: absent }'],
  [
    'one number after the other',
    'flood: { held: 1 }\nthen: [{ flood: { held: 2 } }, { flood: { held: 1 } }]',
  ],
  ['what lasts as long as there is time', 'container: running\nwithin: 10 s\nfor: 10 s'],
  ['what lasts for long, with the time that it needs', 'container: running\nfor: 10 min'],
];

describe('checks that can never hold', () => {
  for (const [name, yaml, at, advice] of impossible) {
    it(`finds ${name}`, () => {
      const { places, messages } = lint(checkOf(yaml));
      assert.equal(places[0], at, messages.join('\n'));
      assert.ok(messages[0]?.includes(advice), messages.join('\n'));
    });
  }

  for (const [name, yaml] of possible) {
    it(`has nothing against ${name}`, () => {
      assert.deepEqual(lint(checkOf(yaml)).messages, []);
    });
  }

  const questions: readonly (readonly [string, string, boolean])[] = [
    ['an answer that is none of the choices', 'choices: [a, b], answer: c', true],
    ['a number that is none of the choices', 'choices: [16, 17], answer: 16 + 2', true],
    ['a choice', 'choices: [a, B], answer: b', false],
    ['a sum that is a choice', 'choices: [16, 17], answer: 16 + 1', false],
    ['a sum over facts that may be a choice', 'choices: [16, 17], answer: Max + 1', false],
    ['a sum over facts that can be none', 'choices: [a, b], answer: Max + 1', true],
    ['a number that is none', 'type: number, answer: many', true],
    ['a number by facts', 'type: number, answer: Max + 1', false],
    ['any text', 'answer: client-server', false],
    ['any choice', 'choices: [a, b]', false],
  ];
  for (const [name, yaml, isFound] of questions) {
    it(`${isFound ? 'finds' : 'has nothing against'} ${name}`, () => {
      const { places, messages } = lint(`<!-- question: { id: q, ask: x, ${yaml} } -->`);
      const column = `<!-- question: { id: q, ask: x, ${yaml}`.indexOf('answer: ') + 9;
      assert.deepEqual(places, isFound ? [`7:${String(column)}`] : [], messages.join('\n'));
    });
  }

  it('leaves ports alone where the container is made by hand, or may be', () => {
    const check = checkOf('http: { port: 81 }');
    const byHand = (command: string): string => `\`\`\`console\n$ ${command}\n\`\`\``;
    const noAction = frontMatter + '## Step\n\n';
    assert.deepEqual(lint(check, noAction).messages, []);
    assert.deepEqual(lint(`${check}\n${byHand('docker run -d -p 8081:81 demo')}`).messages, []);
    assert.equal(lint(`${check}\n${byHand('mkdir -p x; docker start demo')}`).messages.length, 0);
    assert.equal(lint(`${check}\n${byHand('docker ps')}`).messages.length, 1);
    const none = frontMatter.replace(', ports: ["8080:80"]', '');
    assert.equal(lint(checkOf('http: {}'), `${none}## Step\n\n`).messages.length, 1);
  });
});

function checkOf(yaml: string): string {
  return `<!-- check\n${yaml}\nname: x\n-->`;
}

/** What is found in the text of a step; all of it must be a warning of ours. */
function lint(
  text: string,
  before = `${frontMatter}## Step\n<!-- action: run -->\n`,
): { readonly places: readonly string[]; readonly messages: readonly string[] } {
  const found = parseLab(`${before}${text}\n<!-- check: { name: y, container: running } -->\n`);
  // What a lab without any flood expects of one is told besides.
  const problems = found.problems.filter(({ code }) => code !== 'flood-unfit');
  for (const { code, severity, message } of problems)
    assert.equal(`${severity} ${code}`, 'warning check-impossible', message);
  return {
    places: problems.map(({ line, column }) => `${String(line)}:${String(column)}`),
    messages: problems.map(({ message }) => message),
  };
}
