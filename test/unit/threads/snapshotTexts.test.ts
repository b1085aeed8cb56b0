import assert from 'node:assert/strict';
import { describeSnapshot } from '../../../src/core/threads/describeSnapshot';
import { diffSnapshots } from '../../../src/core/threads/diffSnapshots';
import { formatSnapshot } from '../../../src/core/threads/formatSnapshot';
import { makeProcess, makeSnapshot, makeThread } from '../../helpers/makeSnapshot';

const parent = makeProcess(1, {
  ppid: 0,
  user: 'root',
  role: 'parent',
  threads: [makeThread(1, { role: 'main', waitsFor: 'pselect6' })],
});
const worker = makeProcess(8, {
  threads: [
    makeThread(8, { role: 'main', waitsFor: 'read' }),
    makeThread(12, { role: 'serving', state: 'R', waitsFor: undefined }),
    makeThread(117, { role: 'listener', waitsFor: 'epoll_wait' }),
  ],
});
const sampler = makeProcess(20, { command: 'sh', commandLine: 'sh', role: 'shell', ours: true });

describe('describeSnapshot', () => {
  const cases = [
    { snapshot: makeSnapshot([]), words: '0 processes, 0 threads' },
    { snapshot: makeSnapshot([parent]), words: '1 process, 1 thread' },
    {
      snapshot: makeSnapshot([parent, worker, sampler], { established: 1, queued: 1 }),
      words: '2 processes, 4 threads, 1 serving, 1 connection waits',
    },
    {
      snapshot: makeSnapshot([parent, sampler], { established: 80, queued: 20 }),
      words: '1 process, 1 thread, 20 connections wait',
    },
  ];
  for (const { snapshot, words } of cases)
    it(words, () => {
      assert.equal(describeSnapshot(snapshot), words);
    });
});

describe('formatSnapshot', () => {
  it('prints one line a thread, without our own processes', () => {
    assert.deepEqual(formatSnapshot(makeSnapshot([parent, worker, sampler])).split('\n'), [
      'PID  PPID  LWP  NLWP  USER      S  ROLE      WAITS-FOR   COMMAND',
      '  1     0    1     1  root      S  parent    pselect6    httpd -DFOREGROUND',
      '  8     1    8     3  www-data  S  worker    read        httpd -DFOREGROUND',
      '  8     1   12     3  www-data  R  serving   -           httpd -DFOREGROUND',
      '  8     1  117     3  www-data  S  listener  epoll_wait  httpd -DFOREGROUND',
    ]);
  });

  it('prints the header where there is nothing', () => {
    assert.equal(
      formatSnapshot(makeSnapshot([])),
      'PID  PPID  LWP  NLWP  USER  S  ROLE  WAITS-FOR  COMMAND',
    );
  });
});

describe('diffSnapshots', () => {
  it('tells what came, stayed and ended, by PID and start', () => {
    const reused = makeProcess(9, { startTicks: 999 });
    const fewer = { ...worker, threads: worker.threads.slice(0, 2) };
    const more = { ...fewer, threads: [...fewer.threads, makeThread(118)] };
    const before = makeSnapshot([parent, worker, makeProcess(9)]);
    const after = makeSnapshot([parent, more, reused]);
    const { processes, threads } = diffSnapshots(before, after);
    const lwps = (changed: typeof threads.came): readonly number[] =>
      changed.map(({ thread }) => thread.lwp);
    assert.deepEqual(processes.came, [reused]);
    assert.deepEqual(processes.stayed, [parent, more]);
    assert.deepEqual(
      processes.ended.map(({ pid, startTicks }) => [pid, startTicks]),
      [[9, 109]],
    );
    assert.deepEqual(lwps(threads.came), [118, 9]);
    assert.deepEqual(lwps(threads.stayed), [1, 8, 12]);
    assert.deepEqual(lwps(threads.ended), [117, 9]);
  });

  it('sees the same snapshot as unchanged', () => {
    const same = makeSnapshot([parent, worker]);
    const { processes, threads } = diffSnapshots(same, same);
    const counts = [processes.came, processes.ended, threads.came, threads.ended].flat().length;
    assert.deepEqual([counts, processes.stayed.length, threads.stayed.length], [0, 2, 4]);
  });
});
