import assert from 'node:assert/strict';
import { describeSnapshot } from '../../../src/core/threads/describeSnapshot';
import { formatSnapshot } from '../../../src/core/threads/formatSnapshot';
import { connectionsAt80, makeProcess, makeSnapshot, makeThread } from '../../helpers/makeSnapshot';

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
      snapshot: makeSnapshot([parent, { ...worker, threads: [], threadCount: 98 }]),
      words: '2 processes, 99 threads',
    },
    {
      snapshot: makeSnapshot([parent, worker, sampler], { established: 1, queued: 1 }),
      words: '2 processes, 4 threads, 1 serving, 1 connection waits',
    },
    {
      snapshot: makeSnapshot([parent, sampler], { established: 80, queued: 20 }),
      words: '1 process, 1 thread, 20 connections wait',
    },
  ];
  it('counts who has closed and still waits in the accept queue, as the thread view does', () => {
    const connections = connectionsAt80(80, 18, 20);
    const words = describeSnapshot({ ...makeSnapshot([parent]), connections });
    assert.equal(words, '1 process, 1 thread, 20 connections wait');
  });

  for (const { snapshot, words } of cases)
    it(words, () => {
      assert.equal(describeSnapshot(snapshot), words);
    });
});

describe('formatSnapshot', () => {
  it('prints one line a thread, each process under its parent, without our own', () => {
    assert.deepEqual(formatSnapshot(makeSnapshot([parent, worker, sampler])).split('\n'), [
      'PID  PPID  LWP  NLWP  USER      RSS  %CPU  S  ROLE      COMMAND               WAITS-FOR',
      '  1     0    1     1  root        -     -  S  parent    httpd -DFOREGROUND    waits for a time, or until one of a few files or connections is ready (pselect6)',
      '  8     1    8     3  www-data    -     -  S  worker      httpd -DFOREGROUND  waits for bytes from a pipe, file or terminal (read)',
      '  8     1   12     3  www-data          -  R  serving       {httpd}           runs',
      '  8     1  117     3  www-data          -  S  listener      {httpd}           waits for events on any of its connections (epoll_wait)',
    ]);
  });

  it('prints one line of a process whose threads were only counted, with what is known of it', () => {
    const counted = { ...worker, threads: [], threadCount: 98, rssBytes: 5_800_000, cpuPercent: 3 };
    assert.deepEqual(
      formatSnapshot(makeSnapshot([counted]))
        .split('\n')
        .slice(1),
      ['  8     1    -    98  www-data  5.8M     3  -  worker  httpd -DFOREGROUND  -'],
    );
  });

  it('prints the header where there is nothing', () => {
    assert.equal(
      formatSnapshot(makeSnapshot([])),
      'PID  PPID  LWP  NLWP  USER  RSS  %CPU  S  ROLE  COMMAND  WAITS-FOR',
    );
  });
});
