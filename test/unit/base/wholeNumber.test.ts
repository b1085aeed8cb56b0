import assert from 'node:assert/strict';
import { wholeNumber } from '../../../src/core/base/wholeNumber';

describe('a whole number as it is typed', () => {
  const thousands = [
    '1000',
    ' 1000 ',
    '1,000',
    '1.000',
    '1 000',
    '1\u00a0000',
    '1\u202f000',
    "1'000",
  ];
  for (const text of thousands)
    it(`is a thousand as ${JSON.stringify(text)}`, () => {
      assert.equal(wholeNumber(text), 1000);
    });

  it('may have several groups', () => {
    assert.equal(wholeNumber('1,234,567'), 1_234_567);
  });

  const others = [
    '',
    'x',
    '-1',
    '1.5',
    '1,0000',
    '1,23',
    '1,000.000',
    '1000,000',
    ',000',
    '1e3',
    '0x10',
  ];
  for (const text of others)
    it(`is none as ${JSON.stringify(text)}`, () => {
      assert.equal(wholeNumber(text), undefined);
    });

  it('may be too large to be counted with', () => {
    assert.equal(Number.isSafeInteger(wholeNumber('99999999999999999999')), false);
  });
});
