import assert from 'node:assert/strict';
import type { Snapshot } from '../../../src/core/threads/snapshot';
import { snapshotChange } from '../../../src/protocol/snapshotChange';
import { isFromThreads } from '../../../src/protocol/threads';
import { makeProcess, makeSnapshot, makeThread } from '../../helpers/makeSnapshot';

describe('snapshotChange', () => {
  const parent = makeProcess(1);
  const worker = makeProcess(8, { threads: [makeThread(8), makeThread(12)] });
  const busy = { ...worker, threads: worker.threads.map((it) => ({ ...it, cpuTicks: 99 })) };
  const grown = { ...worker, threads: [...worker.threads, makeThread(13)] };
  const few = makeProcess(8, { threads: [], threadCount: 98 });
  const more = { ...few, threadCount: 99 };
  const reused = makeProcess(8, { startTicks: 999 });

  const cases: readonly [string, Snapshot, Snapshot, readonly number[], readonly number[]][] = [
    ['nothing', makeSnapshot([parent]), makeSnapshot([parent]), [], []],
    ['a process that came', makeSnapshot([parent]), makeSnapshot([parent, worker]), [8], []],
    ['a process that ended', makeSnapshot([parent, worker]), makeSnapshot([parent]), [], [8]],
    ['a thread that came', makeSnapshot([worker]), makeSnapshot([grown]), [8], []],
    ['a PID that is used again', makeSnapshot([worker]), makeSnapshot([reused]), [8], []],
    ['a thread that was only counted', makeSnapshot([few]), makeSnapshot([more]), [8], []],
    ['memory', makeSnapshot([worker]), makeSnapshot([{ ...worker, rssBytes: 4096 }]), [8], []],
    ['a CPU share', makeSnapshot([worker]), makeSnapshot([{ ...worker, cpuPercent: 9 }]), [8], []],
    ['no CPU time', makeSnapshot([worker]), makeSnapshot([busy]), [], []],
  ];
  for (const [title, before, after, put, ended] of cases)
    it(`tells ${title}`, () => {
      const change = snapshotChange(before, after);
      assert.deepEqual(
        change.put.map(({ pid }) => pid),
        put,
      );
      assert.deepEqual(change.ended, ended);
    });

  it('tells the connections as they are now', () => {
    const after = makeSnapshot([parent], { established: 80, queued: 20 });
    assert.deepEqual(snapshotChange(makeSnapshot([parent]), after).connections, after.connections);
  });
});

describe('isFromThreads', () => {
  const cases: readonly [unknown, boolean][] = [
    [{ type: 'ready' }, true],
    [{ type: 'wish', wish: 'flood' }, true],
    [{ type: 'wish', wish: 'rm -rf' }, false],
    [{ type: 'wish' }, false],
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
