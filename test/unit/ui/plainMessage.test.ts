import assert from 'node:assert/strict';
import { plainMessage } from '../../../src/ui/plainMessage';

describe('plainMessage', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['Seen: 3 processes.', 'Seen: 3 processes.'],
    ['[Fix](command:x?[1])', '[Fix] (command:x?[1])'],
    ['[a](https://b) [c](d)', '[a] (https://b) [c] (d)'],
    ['array[0] (first)', 'array[0] (first)'],
  ];
  for (const [text, expected] of cases)
    it(`makes no link of ${text}`, () => {
      assert.equal(plainMessage(text), expected);
    });
});
