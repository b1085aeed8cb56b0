import assert from 'node:assert/strict';
import { parseLab } from '../../../src/core/lab/parseLab';

/** A lab that runs its container with one port, into which each row puts what it is about. */
function codesIn(text: string, container = 'ports: ["8080:80"]'): readonly string[] {
  const { problems } = parseLab(`---
format: 1
container: { container_name: demo, image: "demo:1", ${container} }
facts: { Max: { file: x.conf, match: 'T (\\d+)' } }
---
# Demo
## Step
<!-- action: run -->
<!-- check: { name: Runs, container: running } -->
${text}`);
  return problems.map(({ severity, code }) => `${severity} ${code}`);
}

const check = (yaml: string): string => `<!-- check\nname: x\n${yaml}\n-->\n`;
const flood = (words: string, directive = 'action'): string =>
  `<!-- ${directive}: { flood: { ${words} } } -->\n`;

describe('checks of floods', () => {
  const unfit: readonly (readonly [name: string, text: string])[] = [
    ['more than the biggest holds', flood('count: 69') + check('flood: { held: 70 }')],
    ['more than a comparison allows', flood('count: 9') + check("flood: { held: '> 9' }")],
    [
      'more in a later stage',
      flood('count: 9') + check('container: running\nthen: { flood: { held: 10 } }'),
    ],
    [
      'more in one of all',
      flood('count: 9') + check('all: [{ container: running }, { flood: { held: 10 } }]'),
    ],
    [
      'more in each of any',
      flood('count: 9') + check('any: [{ flood: { held: 10..12 } }, { flood: { held: 11 } }]'),
    ],
    [
      'any replaced where none is',
      flood('count: 9, replace: false') + check("flood: { replaced: '> 0' }"),
    ],
    [
      'more than the last one of its step holds',
      flood('count: 70') + flood('count: 69') + check('flood: { held: 70 }'),
    ],
    [
      'more than the one of its step holds, with bigger ones before and after it',
      `${flood('count: 90')}## Two\n${flood('count: 10')}${check('flood: { held: 11 }')}## Three\n${flood('count: 80')}${check('container: running')}`,
    ],
    ['what only a mistake brings', flood('count: 70', 'mistake') + check('flood: { held: 70 }')],
    [
      'any replaced where only another step has some',
      `${flood('count: 9')}## Two\n${flood('count: 9, replace: false')}${check("flood: { replaced: '>= 1' }")}`,
    ],
    [
      'any held before a flood was begun',
      `${check('flood: { held: 1 }')}## Two\n${flood('count: 9')}${check('container: running')}`,
    ],
    [
      'any held after a release',
      `${flood('count: 9')}<!-- action: release -->\n${check('flood: { held: 1 }')}`,
    ],
    [
      'any dropped a step after a stop',
      `${flood('count: 9')}<!-- action: stop -->\n## Two\n${check("flood: { dropped: '>= 1' }")}`,
    ],
    [
      'some held for as long as the flood lasts',
      flood('count: 9, for: 30 s') + check('flood: { held: 1 }\nfor: 30 s'),
    ],
    [
      'all held for longer than a ramp leaves',
      flood('count: 2, for: 30 s, ramp: 20 s') + check('flood: { held: 2 }\nfor: 20 s'),
    ],
    [
      'some held for longer than is usual',
      flood('count: 9') +
        check('all: [{ container: running }, { flood: { held: 1 } }]\nfor: 11 min'),
    ],
    [
      'some held for too long in a later stage',
      flood('count: 9, for: 30 s') +
        check('container: running\nthen: { flood: { held: 9 }, for: 31 s }'),
    ],
    ['any held without a flood', check('flood: { held: 1 }')],
    ['any dropped without a flood', check("flood: { dropped: '>= 1' }")],
  ];
  for (const [name, text] of unfit)
    it(`are told where they ask for ${name}`, () => {
      assert.ok(codesIn(text).length > 0);
      for (const code of codesIn(text)) assert.equal(code, 'warning flood-unfit');
    });

  const fit: readonly (readonly [name: string, text: string])[] = [
    [
      'as many as the biggest holds',
      flood('count: 69') + flood('count: 70') + check('flood: { held: 70 }'),
    ],
    [
      'as many as that of a step before',
      `${flood('count: 70')}## Two\n${check('flood: { held: 70 }')}`,
    ],
    [
      'as many as that of a step before, for those whom the step between is not for',
      `${flood('count: 70')}## Two\n<!-- only: { os: mac } -->\n<!-- action: release -->\n${check('container: running')}## Three\n${check('flood: { held: 70 }')}`,
    ],
    [
      'as many as that of a step before, and then as many as its own',
      `${flood('count: 70')}## Two\n${flood('count: 10')}${check('flood: { held: 70 }\nthen: { flood: { held: 10 } }')}`,
    ],
    [
      'some that are released in the same step',
      `${flood('count: 9')}<!-- action: release -->\n${check('flood: { held: 9 }\nthen: { flood: { held: 0 } }')}`,
    ],
    [
      'some held for nearly as long as the flood',
      flood('count: 9, for: 30 s') + check('flood: { held: 9 }\nfor: 29 s'),
    ],
    [
      'some held for as long as a ramp leaves them',
      flood('count: 2, for: 30 s, ramp: 20 s') + check('flood: { held: 1 }\nfor: 29 s'),
    ],
    [
      'all that a ramp brings, which a check waits for as long as it takes',
      flood('count: 9, ramp: 2 min') + check('flood: { held: 9 }'),
    ],
    [
      'as many as that of a solution',
      flood('count: 70', 'solution') + check('flood: { held: 70 }'),
    ],
    ['what depends on facts', flood('count: 1') + check("flood: { held: '>= Max' }")],
    ['none replaced', flood('count: 9, replace: false') + check('flood: { replaced: 0 }')],
    [
      'replaced ones of the last of them',
      flood('count: 9, replace: false') + flood('count: 2') + check('flood: { replaced: 5 }'),
    ],
    ['none without a flood', check('flood: { held: 0 }')],
    [
      'what need not be',
      flood('count: 9') + check('any: [{ flood: { held: 10 } }, { container: absent }]'),
    ],
    ['what must not be', flood('count: 9') + check("not: { flood: { held: '> 20' } }")],
  ];
  for (const [name, text] of fit)
    it(`may ask for ${name}`, () => {
      assert.deepEqual(codesIn(text), []);
    });

  it('are left alone where a flood cannot be read', () => {
    const found = codesIn(flood('count: 90, ramp: soon') + check('flood: { held: 70 }'));
    assert.deepEqual(found, ['error value-wrong']);
  });
});

describe('the port of a flood', () => {
  const none = 'cap_add: [SYS_PTRACE]';
  for (const directive of ['action', 'solution', 'mistake'])
    it(`is told where the container does not publish it (${directive})`, () => {
      assert.deepEqual(codesIn(flood('count: 9, port: 81', directive)), [
        'warning port-unpublished',
      ]);
      assert.deepEqual(codesIn(flood('count: 9', directive), none), ['warning port-unpublished']);
      assert.deepEqual(codesIn(flood('count: 9, port: 80', directive)), []);
      assert.deepEqual(codesIn(flood('count: 9', directive)), []);
    });

  it('is known beside one that cannot be read', () => {
    const ports = 'ports: ["8096:80", "8097:53/udp"]';
    assert.deepEqual(codesIn(flood('count: 9') + flood('count: 8'), ports), ['error value-wrong']);
    assert.deepEqual(codesIn(flood('count: 9, port: 80'), ports), ['error value-wrong']);
  });

  it('is told at its own place beside one that cannot be read', () => {
    const { problems } = parseLab(`---
format: 1
container: { container_name: demo, image: "demo:1", ports: ["8097:53/udp", "8096:80", "8096:0"] }
---
# Demo
## Step
<!-- check: { name: Runs, container: running } -->
`);
    assert.deepEqual(
      problems.map(({ code, column }) => [code, column]),
      [
        ['value-wrong', 61],
        ['port-range', 87],
      ],
    );
  });

  it('may be one that a command publishes', () => {
    const command = '```console\n$ docker run -d -p 8081:81 demo\n```\n';
    assert.deepEqual(codesIn(command + flood('count: 9, port: 81')), []);
  });
});

describe('checks that always hold', () => {
  const always: readonly (readonly [yaml: string, times: number])[] = [
    ["flood: { held: '>= 0' }", 1],
    ["flood: { held: '> -1', dropped: 0..9 }", 0],
    ["processes: { count: '>= 0' }", 1],
    ["threads: { total: '>= 0' }", 1],
    ["connections: '>= 0'", 1],
    ["all: [{ container: running }, { flood: { held: '>= 0' } }]", 1],
    ["any: [{ connections: '>= 0' }, { flood: { refused: '>= 0' } }]", 2],
    ["container: running\nthen: { flood: { held: '>= 0' } }", 1],
    ["flood: { held: '>= 0', refused: 0 }", 0],
    ["connections: '>= Max'", 0],
    ["not: { flood: { held: '> 0' } }", 0],
    ["container: running\nbecause: [{ when: { flood: { held: '>= 0' } }, say: Hold some. }]", 0],
  ];
  for (const [yaml, times] of always)
    it(`${times === 0 ? 'are not' : 'are'} these: ${yaml}`, () => {
      const found = codesIn(check(yaml)).filter((code) => code === 'warning check-always-so');
      assert.equal(found.length, times);
    });
});
