import assert from 'node:assert/strict';
import { parseLab } from '../../../src/core/lab/parseLab';
import { partName, terminalPart } from '../../../src/core/progress/parts';
import { isSameCommand } from '../../../src/core/progress/sameCommand';
import { typedPart } from '../../../src/core/progress/typedPart';

describe('isSameCommand', () => {
  const table: readonly (readonly [text: string, typed: string, isSame: boolean])[] = [
    ['ps -efL', 'ps  -efL ', true],
    ['ps -efL', 'ps -ef', false],
    ['curl localhost:{{port.80}}', 'curl localhost:18080', true],
    ['kill 1234', 'kill 77', true],
    ['kill 1', 'kill 2', false],
    ['ls \\\n  -l', 'ls -l', true],
    ['cat <<END\na\nEND', 'cat <<END\na\nEND', true],
  ];
  for (const [text, typed, isSame] of table)
    it(`${JSON.stringify(text)} is ${isSame ? '' : 'not '}${JSON.stringify(typed)}`, () => {
      assert.equal(isSameCommand(text, typed), isSame);
    });
});

describe('typedPart', () => {
  const part = (step: number, isDone = false): { step: number; isDone: boolean } => ({
    step,
    isDone,
  });
  const table: readonly (readonly [string, string, current: number, chosen: number | undefined])[] =
    [
      ['is none where no part has the command', '', 1, undefined],
      ['is the one of the step that the student is at', '0 1 2', 1, 1],
      ['is the nearest before it', '0 1 4', 3, 1],
      ['is the nearest behind it where none is before', '4 3', 1, 1],
      ['is the first of a step that is not done', '1! 1 1', 1, 1],
      ['is the last of a step where all are done', '1! 1! 2', 1, 1],
    ];
  for (const [name, words, current, chosen] of table)
    it(name, () => {
      const parts = words
        .split(' ')
        .filter((word) => word !== '')
        .map((word) => part(Number.parseInt(word, 10), word.endsWith('!')));
      const found = typedPart(parts, current);
      assert.equal(found === undefined ? undefined : parts.indexOf(found), chosen);
    });
});

describe('the parts that run in a terminal', () => {
  const { lab } = parseLab(
    [
      '# L\n## One\n<!-- hint: x -->\n```console\nme@os:~$ docker exec -it c bash',
      'root@0123456789ab:/# ps\nroot@0123456789ab:/# exit\nme@os:~$ ls\n>>> x\n```',
      '<!-- action: { terminal: make } -->\n<!-- action: build -->\n',
    ].join('\n'),
  );
  const [step] = lab.steps;
  assert.ok(step);

  it('are commands and lines of actions, but none that only changes the place', () => {
    assert.deepEqual(
      step.items.map((item) => terminalPart(item)).map((it) => it && [it.place, it.text]),
      [
        undefined,
        undefined,
        ['container', 'ps'],
        undefined,
        ['host', 'ls'],
        undefined,
        ['host', 'make'],
        undefined,
      ],
    );
  });

  it('keep their names when a hint goes', () => {
    const shorter = { ...step, items: step.items.filter(({ kind }) => kind !== 'hint') };
    const names = (of: typeof step): readonly string[] =>
      of.items.filter((item) => terminalPart(item) !== undefined).map((item) => partName(of, item));
    assert.deepEqual(names(step), names(shorter));
    assert.equal(new Set(names(step)).size, 3);
  });
});
