import assert from 'node:assert/strict';
import { pageBytesOf } from '../../../src/core/threads/pageSize';

/** An auxiliary vector of these keys and values. */
function vector(...entries: readonly (readonly [number, number])[]): Uint8Array {
  return new Uint8Array(new BigUint64Array(entries.flat().map(BigInt)).buffer);
}

describe('pageBytesOf', () => {
  it('reads the size of a page, wherever it stands', () => {
    assert.equal(pageBytesOf(vector([33, 0x7f], [6, 16_384], [0, 0])), 16_384);
  });

  it('does not read on after the end, nor what is cut', () => {
    assert.equal(pageBytesOf(vector([33, 1], [0, 0], [6, 4096])), undefined);
    assert.equal(pageBytesOf(vector([6, 4096]).subarray(0, 12)), undefined);
    assert.equal(pageBytesOf(new Uint8Array()), undefined);
  });
});
