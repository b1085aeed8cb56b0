import assert from 'node:assert/strict';
import { differenceLines, differencesBetween } from '../../../src/core/threads/differences';
import { formatPs } from '../../../src/core/threads/formatPs';
import { terminalName } from '../../../src/core/threads/terminalName';
import { makeProcess, makeSnapshot, makeThread } from '../../helpers/makeSnapshot';

const parent = makeProcess(1, { role: 'parent', user: 'root', ppid: 0, terminal: 0x8800 });

describe('formatPs', () => {
  it('prints the columns of procps', () => {
    const bootedAt = Date.UTC(2026, 10, 27, 8, 0);
    const other = makeProcess(67, {
      user: 'longusername1',
      terminal: 0,
      command: 'sleep',
      threads: [
        makeThread(67, { state: 'Z', startTicks: -36_000_000, cpuTicks: 9_000_000 }),
        makeThread(12345678, { startTicks: -3e9 }),
      ],
    });
    const snapshot = { ...makeSnapshot([parent, other]), bootedAt, takenAt: bootedAt + 60_000 };
    assert.deepEqual(formatPs(snapshot).split('\n'), [
      'UID          PID    PPID     LWP  C NLWP STIME TTY          TIME CMD',
      'root           1       0       1  0    1 08:00 pts/0    00:00:00 httpd -DFOREGROUND',
      'longuse+      67       1      67 24    2 Nov23 ?        1-01:00:00 [sleep] <defunct>',
      'longuse+      67       1 12345678 0    2  2025 ?        00:00:00 httpd -DFOREGROUND',
    ]);
  });

  it('makes the columns of PIDs as wide as the largest PID of the kernel is long', () => {
    const bootedAt = Date.UTC(2026, 10, 27, 8, 0);
    const snapshot = { ...makeSnapshot([parent]), bootedAt, takenAt: bootedAt + 60_000 };
    assert.deepEqual(formatPs(snapshot, 5).split('\n'), [
      'UID        PID  PPID   LWP  C NLWP STIME TTY          TIME CMD',
      'root         1     0     1  0    1 08:00 pts/0    00:00:00 httpd -DFOREGROUND',
    ]);
  });

  it('knows terminals by their numbers', () => {
    const names = [0, 0x8803, 0x8901, 0x0401, 0x0441, 0x0501, undefined].map(terminalName);
    assert.deepEqual(names, ['?', 'pts/3', 'pts/257', 'tty1', 'ttyS1', 'console', '?']);
  });
});

describe('differencesBetween', () => {
  it('tells what came, by whom, what ended and what has other threads', () => {
    const grown = makeProcess(8, { threads: [makeThread(8), makeThread(12), makeThread(13)] });
    const shell = makeProcess(90, { role: 'shell', ppid: 0 });
    const before = makeSnapshot([parent, makeProcess(8), makeProcess(70)]);
    const after = makeSnapshot([
      ...[parent, grown, makeProcess(55), makeProcess(70, { startTicks: 9999 }), shell],
      makeProcess(91, { role: 'other', command: 'ps', ppid: 90 }),
      makeProcess(99, { ours: true }),
    ]);
    assert.deepEqual(differenceLines(differencesBetween(before, after)), [
      'worker 55 came, forked by the parent 1',
      'worker 70 came, forked by the parent 1',
      'shell 90 came from outside the container',
      'ps 91 came, forked by shell 90',
      'worker 70 ended',
      '2 threads more in worker 8',
    ]);
    assert.deepEqual(differenceLines(differencesBetween(after, after)), []);
  });
});
