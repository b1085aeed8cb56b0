import assert from 'node:assert/strict';
import { calmed } from '../../../src/core/recording/calmed';
import type { Snapshot } from '../../../src/core/threads/snapshot';
import { makeProcess, makeSnapshot, makeThread } from '../../helpers/makeSnapshot';

function at(cpuPercent: number, rssBytes = 4_000_000): Snapshot {
  const threads = [makeThread(8, { cpuPercent })];
  return makeSnapshot([makeProcess(8, { cpuPercent, rssBytes, threads })]);
}

describe('calmed', () => {
  const cases: readonly (readonly [before: number, after: number, kept: number])[] = [
    [0, 10, 0],
    [0, 16, 16],
    [40, 30, 40],
    [10, 0, 0],
    [100, 0, 0],
  ];
  for (const [before, after, kept] of cases)
    it(`takes ${String(after)} % after ${String(before)} % for ${String(kept)} %`, () => {
      const [process] = calmed(at(before), at(after)).processes;
      assert.deepEqual([process?.cpuPercent, process?.threads[0]?.cpuPercent], [kept, kept]);
    });

  it('tells memory once it has moved by more than a few pages', () => {
    const bytes = [4_100_000, 5_000_000].map(
      (rssBytes) => calmed(at(0), at(0, rssBytes)).processes[0]?.rssBytes,
    );
    assert.deepEqual(bytes, [4_000_000, 5_000_000]);
  });

  it('takes nothing from another process that has the PID', () => {
    const other = makeSnapshot([makeProcess(8, { startTicks: 999, cpuPercent: 5 })]);
    assert.deepEqual(calmed(at(0), other).processes, other.processes);
  });
});
