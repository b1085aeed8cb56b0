import assert from 'node:assert/strict';
import { calledOn, isLostRow, type Rows } from '../../../src/ui/called';

describe('calledOn', () => {
  const about: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    apache: { lab: 'apache' },
    'apache works': { lab: 'apache', step: 'works' },
    'container 7 running': { lab: 'apache' },
    'apache works 3': { lab: 'apache', step: 'works', part: '3', deed: 'command' },
  };
  const rows: Rows = (id) => about[id];

  const cases: readonly (readonly [readonly unknown[], string | undefined, string | undefined])[] =
    [
      [[], undefined, undefined],
      [['apache'], 'apache', undefined],
      [['nginx'], 'nginx', undefined],
      [['apache', 'works'], 'apache', 'works'],
      [['nginx', 'works'], 'nginx', 'works'],
      [['apache works'], 'apache', 'works'],
      [['apache works', undefined], 'apache', 'works'],
      [['container 7 running', ['container 7 running']], 'apache', undefined],
      [[{ lab: 'apache' }], undefined, undefined],
    ];
  it('finds the part of a step, by its row or by plain words', () => {
    for (const called of [['apache works 3'], ['apache', 'works', 3, 'command']])
      assert.deepEqual(
        (['lab', 'step', 'part', 'deed'] as const).map((what) => calledOn(rows, called, what)),
        ['apache', 'works', '3', 'command'],
      );
    assert.equal(calledOn(rows, ['apache', 'works'], 'part'), undefined);
    assert.equal(calledOn(rows, ['apache works'], 'part'), undefined);
  });

  for (const [called, lab, step] of cases)
    it(`finds lab and step in ${JSON.stringify(called)}`, () => {
      assert.deepEqual(
        [calledOn(rows, called, 'lab'), calledOn(rows, called, 'step')],
        [lab, step],
      );
    });
});

describe('isLostRow', () => {
  const cases: readonly (readonly [string, readonly unknown[], boolean])[] = [
    ['the palette', [], false],
    ['a row', ['part dropped leave-a-note 0', undefined], false],
    ['plain words', ['apache', 'works'], false],
    ['a row that was just drawn anew', [undefined, undefined], true],
    ['one beside others', [undefined, ['lab apache']], true],
    ['one over a wire that has no undefined', [null, null], true],
  ];
  for (const [from, called, isLost] of cases)
    it(`is ${String(isLost)} for ${from}`, () => {
      assert.equal(isLostRow(called), isLost);
    });
});
