import assert from 'node:assert/strict';
import { OutputEnds } from '../../../src/core/progress/outputEnds';

describe('OutputEnds', () => {
  it('keeps all of a short output', () => {
    const ends = new OutputEnds(10);
    ends.add('one\n');
    ends.add('two\n');
    assert.equal(ends.text, 'one\ntwo\n');
    assert.deepEqual(ends.amount, { units: 8, isWhole: true });
  });

  it('keeps beginning and end of a long one, however it came', () => {
    const all = Array.from({ length: 500 }, (_, index) => String(index)).join(' ');
    for (const size of [1, 7, 20, 21, 1000, 5000]) {
      const ends = new OutputEnds(10);
      for (let at = 0; at < all.length; at += size) ends.add(all.slice(at, at + size));
      assert.equal(ends.text, `${all.slice(0, 10)}\n${all.slice(-10)}`);
      assert.deepEqual(ends.amount, { units: all.length, isWhole: false });
    }
  });

  it('loses nothing where the two ends meet', () => {
    const ends = new OutputEnds(3);
    for (const letter of 'abcdef') ends.add(letter);
    assert.equal(ends.text, 'abcdef');
    ends.add('g');
    assert.equal(ends.text, 'abc\nefg');
  });

  it('keeps some 200 kB of an output without end', () => {
    const ends = new OutputEnds();
    for (let count = 0; count < 1000; count += 1) ends.add('y\r\n'.repeat(1000));
    assert.deepEqual(ends.amount, { units: 3_000_000, isWhole: false });
    assert.equal(ends.text.length, 200_001);
  });
});
