import assert from 'node:assert/strict';
import { isFromThreads } from '../../../src/protocol/threads';

describe('isFromThreads', () => {
  const cases: readonly [unknown, boolean][] = [
    [{ type: 'ready' }, true],
    [{ type: 'wish', wish: 'flood' }, true],
    [{ type: 'wish', wish: 'rm -rf' }, false],
    [{ type: 'wish' }, false],
    [{ type: 'look', at: 1000.5 }, true],
    [{ type: 'look', at: Number.NaN }, false],
    [{ type: 'shown', pids: [1, 8] }, true],
    [{ type: 'shown', pids: ['1'] }, false],
    [{ type: 'shown', pids: Array.from({ length: 2001 }, (_, pid) => pid) }, false],
    [{ type: 'signal', pid: 8, startTicks: 5, signal: 'KILL' }, true],
    [{ type: 'signal', pid: 8, startTicks: 5, signal: 'HUP' }, false],
    [{ type: 'signal', pid: 8, signal: 'KILL' }, false],
    [{ type: 'copy', text: 'UID' }, true],
    [{ type: 'copy' }, false],
    [{ type: 'scene' }, false],
    [undefined, false],
    [null, false],
    ['ready', false],
  ];
  for (const [message, expected] of cases)
    it(`${expected ? 'takes' : 'refuses'} ${JSON.stringify(message)}`, () => {
      assert.equal(isFromThreads(message), expected);
    });
});
