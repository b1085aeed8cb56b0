import assert from 'node:assert/strict';
import { covers } from '../../../src/core/threads/detail';
import type { Detail } from '../../../src/core/threads/snapshot';

describe('covers', () => {
  const some = new Set([1, 8]);
  const cases: readonly (readonly [taken: Detail, wanted: Detail, expected: boolean])[] = [
    ['threads', 'threads', true],
    ['threads', 'counts', true],
    ['threads', some, true],
    ['counts', 'counts', true],
    ['counts', 'threads', false],
    ['counts', some, false],
    [some, 'counts', true],
    [some, 'threads', false],
    [some, new Set([8]), true],
    [some, new Set([8, 9]), false],
  ];
  for (const [taken, wanted, expected] of cases) {
    const words = [taken, wanted].map((it) => (typeof it === 'string' ? it : [...it].join('+')));
    it(`${words[0] ?? ''} is ${expected ? '' : 'not '}enough for ${words[1] ?? ''}`, () => {
      assert.equal(covers(taken, wanted), expected);
    });
  }
});
