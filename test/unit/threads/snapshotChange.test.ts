import assert from 'node:assert/strict';
import { changedSnapshot } from '../../../src/core/threads/changedSnapshot';
import type { ProcessSnapshot, Snapshot } from '../../../src/core/threads/snapshot';
import { snapshotChange } from '../../../src/core/threads/snapshotChange';
import { makeProcess, makeSnapshot, makeThread } from '../../helpers/makeSnapshot';

describe('snapshotChange', () => {
  const parent = makeProcess(1);
  const worker = makeProcess(8, { threads: [makeThread(8), makeThread(12)] });
  const changed = (thread: Parameters<typeof makeThread>[1]): ProcessSnapshot => ({
    ...worker,
    threads: worker.threads.map((it) => ({ ...it, ...thread })),
  });
  const grown = { ...worker, threads: [...worker.threads, makeThread(13)], threadCount: 3 };
  const counted = { ...worker, threads: [] };
  const reused = makeProcess(8, { startTicks: 999 });
  const early = makeProcess(5);

  const cases: readonly (readonly [
    title: string,
    before: readonly ProcessSnapshot[],
    after: readonly ProcessSnapshot[],
    told: { put?: readonly number[]; changed?: readonly number[]; ended?: readonly number[] },
  ])[] = [
    ['nothing', [parent], [makeProcess(1)], {}],
    ['a process that came', [parent], [parent, worker], { put: [8] }],
    ['one that came before others', [parent, worker], [parent, early, worker], { put: [5] }],
    ['a process that ended', [parent, worker], [parent], { ended: [8] }],
    ['a thread that came', [worker], [grown], { changed: [8] }],
    ['a thread that ended', [grown], [worker], { changed: [8] }],
    ['threads that are only counted now', [worker], [counted], { changed: [8] }],
    ['threads that are read now', [counted], [worker], { changed: [8] }],
    ['a PID that is used again', [worker], [reused], { put: [8] }],
    ['memory that grew', [worker], [{ ...worker, rssBytes: 5 }], { changed: [8] }],
    ['another role', [worker], [changed({ role: 'serving' })], { changed: [8] }],
    ['no CPU time below a second', [worker], [changed({ cpuTicks: 99 })], {}],
    ['each second of CPU time', [worker], [changed({ cpuTicks: 100 })], { changed: [8] }],
  ];
  for (const [title, from, to, told] of cases)
    it(`tells ${title}`, () => {
      const change = snapshotChange(makeSnapshot(from), makeSnapshot(to));
      const pids = (all: readonly { readonly pid: number }[] = []): readonly number[] =>
        all.map(({ pid }) => pid);
      assert.deepEqual(
        { put: pids(change.put), changed: pids(change.changed), ended: change.ended },
        { put: [], changed: [], ended: [], ...told },
      );
      const isTold = Object.keys(told).length > 0;
      assert.deepEqual(changedSnapshot(makeSnapshot(from), change).processes, isTold ? to : from);
    });

  it('tells of a process no threads that are as before', () => {
    const serving = { ...worker.threads[1], role: 'serving' as const };
    const after = { ...worker, threads: [makeThread(8), { ...makeThread(12), ...serving }] };
    const [told] = snapshotChange(makeSnapshot([worker]), makeSnapshot([after])).changed ?? [];
    assert.deepEqual(told, { pid: 8, put: [after.threads[1]], ended: [] });
  });

  it('tells the connections as they are now', () => {
    const after = makeSnapshot([parent], { established: 80, queued: 20 });
    assert.deepEqual(snapshotChange(makeSnapshot([parent]), after).connections, after.connections);
  });

  it('is made of many at once as of one after the other, and keeps what is as before', () => {
    const all: readonly Snapshot[] = [
      makeSnapshot([parent, worker]),
      makeSnapshot([parent, grown]),
      makeSnapshot([parent, early, grown]),
      { ...makeSnapshot([parent, grown], { established: 1, queued: 0 }), takenAt: 2000 },
    ];
    const [first = makeSnapshot([]), ...others] = all;
    const changes = others.map((it, index) => snapshotChange(all[index] ?? first, it));
    const made = changedSnapshot(first, ...changes);
    assert.deepEqual(made, all.at(-1));
    assert.equal(made.processes[0], parent);
  });
});
