import assert from 'node:assert/strict';
import { parseLab } from '../../../src/core/lab/parseLab';

/** What stands in a check from line 3 on, where the one problem is, and what has to be said of it. */
const rows: readonly (readonly [yaml: string, found: string, said: string])[] = [
  ['http: { contains: {{Name}} }', '3:20 yaml-syntax', 'begins with {{ must stand in quotes'],
  ['http:\n  contains: {{Name}} x', '4:14 yaml-syntax', 'begins with {{ must stand in quotes'],
  ['http:\n  contains: *star', '4:13 yaml-syntax', '"*star"'],
  ['http:\n  contains: @x', '4:13 yaml-syntax', 'begins with @'],
  ['http:\n  contains: "a\\d"', '4:15 yaml-syntax', 'backslash of "\\d"'],
  ['http:\n  contains: a: b', '4:13 yaml-syntax', 'as "a: b" here'],
  ["http:\n  contains: 'it's'", '4:17 yaml-syntax', `"s'" stands behind a closing quote`],
  [
    'http:\n contains: x\n  path: /',
    '4:12 yaml-syntax',
    'in "x", or the line below it is indented',
  ],
  [
    'http: { path: /, contains: a path: b }',
    '3:28 yaml-syntax',
    'comma is missing in "a path: b }"',
  ],
  ['processes:\n  count: >= 3', '4:11 yaml-syntax', 'begins with > must stand in quotes'],
  ['processes:\n  count: > 3', '4:12 yaml-syntax', 'begins with > must stand in quotes'],
  ['exec: { run: ls }, x', '3:18 yaml-syntax', '", x" is not expected here'],
  ['container: absent\ncontainer: absent', '4:1 yaml-syntax', 'key "container" stands here twice'],
  ['container: absent\nwithin:10 s', '4:1 yaml-syntax', 'missing in "within:10 s"'],
  ['container: ABSENT', '3:12 value-wrong', '"container" is "ABSENT", but must be running'],
  ['container: ABSENT', '3:12 value-wrong', 'Did you mean "absent"?'],
  ['Container: absent', '3:1 key-unknown', 'write "container"'],
  ['threads: { role: Listner, total: 1 }', '3:18 value-wrong', 'Did you mean "listener"?'],
  ['http: { status: 20 }', '3:17 value-wrong', '"status" is 20, but must be a status'],
  ['http: {}\ncontainer: absent', '3:1 key-clash', 'make two checks of it, or join them by "all"'],
  [
    'container: absent\nthen: { http: {}, container: absent }',
    '4:9 key-clash',
    'stand here; join them by "all"',
  ],
];

describe('what is said of YAML that is wrong', () => {
  for (const [yaml, found, said] of rows)
    it(`names what it stumbles on in ${JSON.stringify(yaml)}: ${said}`, () => {
      const { problems } = parseLab(`## Step\n<!-- check\n${yaml}\nname: x\n-->\n`);
      const told = problems.filter(({ code }) => code !== 'front-matter-missing');
      assert.deepEqual(
        told.map(({ line, column, code }) => `${line}:${column} ${code}`),
        [found],
      );
      assert.ok(told[0]?.message.includes(said), told[0]?.message);
    });

  it('suggests the words of a command in small letters', () => {
    const text = '## Step\n<!-- command: { until: ENTER } -->\n```console\n$ cat\n```\n';
    const said = parseLab(text).problems.find(({ code }) => code === 'value-wrong')?.message;
    assert.match(said ?? '', /"until" is "ENTER".* Did you mean "enter"\?$/);
  });
});
