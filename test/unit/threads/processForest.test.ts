import assert from 'node:assert/strict';
import { processForest } from '../../../src/core/threads/processForest';
import type { ProcessSnapshot } from '../../../src/core/threads/snapshot';
import { makeProcess } from '../../helpers/makeSnapshot';

/** `1.0`: the PID and how deep it stands. */
function rowsOf(...pairs: readonly (readonly [pid: number, ppid: number])[]): readonly string[] {
  const processes: readonly ProcessSnapshot[] = pairs.map(([pid, ppid]) =>
    makeProcess(pid, { ppid }),
  );
  return processForest(processes).map(
    ({ process, depth }) => `${String(process.pid)}.${String(depth)}`,
  );
}

describe('processForest', () => {
  it('puts each process after its parent, and what came from outside at the left', () => {
    assert.deepEqual(rowsOf([1, 0], [7, 1], [8, 1], [20, 0], [21, 20], [30, 7]), [
      ...['1.0', '7.1', '30.2', '8.1', '20.0', '21.1'],
    ]);
  });

  it('keeps those whose parent is not listed', () => {
    assert.deepEqual(rowsOf([5, 4], [6, 5]), ['5.0', '6.1']);
  });

  it('lists a circle once', () => {
    assert.deepEqual(rowsOf([1, 1], [2, 3], [3, 2]), ['1.0', '2.0', '3.1']);
  });
});
