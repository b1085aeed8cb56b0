import assert from 'node:assert/strict';
import { readLab } from '../../../src/core/lab/parseLab';

/** What an author says of a flood: the words of its map behind the count, where something is wrong
 * with them (a column of the map's line), and a part of the advice. */
const wrong: readonly (readonly [name: string, words: string, column: number, advice: string])[] = [
  ['a profile that is none', 'profile: idle', 31, '(a whole one).'],
  ['a misspelt profile', 'profile: Keep-Alive', 31, 'Did you mean "keep-alive"?'],
  ['a ramp without a unit', 'ramp: 30', 28, 'a time with its unit, which is ms, s or min'],
  ['a time in hours', 'for: 2 h', 27, 'which is ms, s or min'],
  ['a replace that is none', 'replace: never', 31, 'true or false'],
  ['one that lasts for too long', 'for: 61 min', 27, 'at least 1 s and at most 60 min'],
  ['one that ends at once', 'ramp: 2 s, for: 999 ms', 38, 'at least 1 s and at most 60 min'],
  ['a ramp longer than all of it', 'ramp: 31 s, for: 0.5 min', 28, 'not shorter than "for", so'],
  ['a ramp as long as all of it', 'ramp: 30 s, for: 0.5 min', 28, 'not shorter than "for", so'],
  [
    'a ramp as long as what is usual',
    'ramp: 10 min',
    28,
    'not shorter than 10 min, after which a flood without "for" ends',
  ],
];

const right: readonly string[] = [
  'for: 1 s',
  'for: 1001 ms, ramp: 1 s',
  'for: 60 min, ramp: 3599 s',
  'ramp: 599 s',
  'ramp: 1 ms, replace: true, profile: partial-request, port: 80',
];

/** A list in a directive, or one thing alone, which stands two characters further to the left. */
const layouts: readonly (readonly [text: (flood: string) => string, line: number, back: number])[] =
  ['action', 'solution', 'mistake'].flatMap((name) => [
    [(flood: string) => `<!-- ${name}\n${flood}\n-->\n`, 9, 2] as const,
    [(flood: string) => `<!-- ${name}\n- run\n- ${flood}\n-->\n`, 10, 0] as const,
  ]);

function problemsIn(directive: string): ReturnType<typeof readLab>['problems'] {
  return readLab(`---
format: 1
container: { container_name: demo, image: "demo:1", ports: ["8080:80"] }
---
# Demo
## Step
<!-- check: { name: Runs, container: running } -->
${directive}`).problems;
}

describe('what is said of a flood', () => {
  for (const [name, words, column, advice] of wrong)
    it(`is told to be wrong at its place: ${name}`, () => {
      for (const [text, line, back] of layouts) {
        const [problem, ...more] = problemsIn(text(`flood: { count: 1, ${words} }`));
        assert.ok(problem !== undefined && more.length === 0, JSON.stringify(more));
        const { severity, code, message } = problem;
        assert.deepEqual([problem.line, problem.column], [line, column - back], message);
        assert.deepEqual([severity, code], ['error', 'value-wrong']);
        assert.ok(message.includes(advice), message);
      }
    });

  for (const words of right)
    it(`may be ${words}`, () => {
      for (const [text] of layouts)
        assert.deepEqual(problemsIn(text(`flood: { count: 1, ${words} }`)), []);
    });

  const levels: readonly (readonly [check: string, beside: string])[] = [
    ['flood: { held: 1, within: 5 s }', 'flood'],
    ['flood: { held: 1, for: 5 s }', 'flood'],
    ['container: running, then: { flood: { held: 1, within: 5 s } }', 'flood'],
    ['all: [{ container: running }, { flood: { held: 1, within: 5 s } }]', 'all'],
  ];
  for (const [check, beside] of levels)
    it(`is told where its time belongs: ${check}`, () => {
      const flood = '<!-- action: { flood: 1 } -->\n';
      const [problem, ...more] = problemsIn(`${flood}<!-- check: { name: x, ${check} } -->\n`);
      assert.deepEqual([problem?.code, more], ['key-unknown', []]);
      assert.match(
        problem?.message ?? '',
        /said of the whole check; write it one level up, beside "(\w+)"\.$/,
      );
      assert.ok(problem?.message.endsWith(`"${beside}".`));
    });

  it('has no time to come true of its own', () => {
    const [problem] = problemsIn('<!-- action: { flood: { count: 1, within: 5 s } } -->\n');
    assert.match(problem?.message ?? '', /^The key "within" is not known here; write one of /);
  });

  it('has no ramp that takes no time', () => {
    for (const [text, line, back] of layouts) {
      const found = problemsIn(text('flood: { count: 1, ramp: 0 s }'));
      assert.deepEqual(
        found.map((problem) => [problem.line, problem.column, problem.severity, problem.code]),
        [[line, 28 - back, 'warning', 'flood-unfit']],
      );
    }
  });

  it('needs a count', () => {
    const found = problemsIn('<!-- action: { flood: { port: 80 } } -->\n');
    assert.deepEqual(
      found.map(({ code, message }) => [code, message]),
      [['key-missing', '"count" is missing here; add it.']],
    );
  });
});
