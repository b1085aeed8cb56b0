import assert from 'node:assert/strict';
import {
  aligned,
  difference,
  goal,
  kilobytes,
  lowerQuartile,
  median,
} from '../../../bench/figures';

describe('median', () => {
  const table: readonly (readonly [readonly number[], number])[] = [
    [[], NaN],
    [[3], 3],
    [[10, 9, 1], 9],
    [[4, 1, 3, 2], 2.5],
  ];
  for (const [values, expected] of table)
    it(`of ${JSON.stringify(values)} is ${expected}`, () => {
      assert.equal(median(values), expected);
    });

  it('leaves the order of what it is given', () => {
    const values = [2, 1];
    median(values);
    assert.deepEqual(values, [2, 1]);
  });
});

describe('lowerQuartile', () => {
  const table: readonly (readonly [readonly number[], number])[] = [
    [[], NaN],
    [[3], 3],
    [[5, 4, 3, 2, 1], 2],
    [[10, 9, 1], 1],
  ];
  for (const [values, expected] of table)
    it(`of ${JSON.stringify(values)} is ${expected}`, () => {
      assert.equal(lowerQuartile(values), expected);
    });
});

describe('figures for people', () => {
  const table: readonly (readonly [string, string])[] = [
    [difference(1.25), '+1.3 ms'],
    [difference(-1), '-1.0 ms'],
    [difference(0), '+0.0 ms'],
    [kilobytes(149_960), '150.0 kB'],
    [goal('fast', true), '  goal: fast: reached here'],
    [goal('fast', false), '  goal: fast: NOT reached here'],
  ];
  for (const [seen, expected] of table)
    it(expected, () => {
      assert.equal(seen, expected);
    });

  it('stand below each other', () => {
    assert.deepEqual(
      aligned([
        ['a', '1'],
        ['bcd', '2'],
      ]),
      ['  a    1', '  bcd  2'],
    );
    assert.deepEqual(aligned([]), []);
  });
});
