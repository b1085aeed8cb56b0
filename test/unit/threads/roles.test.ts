import assert from 'node:assert/strict';
import { SnapshotAssembly } from '../../../src/core/threads/assembleSnapshot';
import { assignRoles } from '../../../src/core/threads/roles/assignRoles';
import type { ThreadState } from '../../../src/core/threads/snapshot';
import { parseSample } from '../../../src/sampling/parseSample';
import { makeProcess, makeThread } from '../../helpers/makeSnapshot';
import { procFixture } from '../../helpers/procFixture';

/** A process as `PID PPID command`, and its threads' waits; `-` stands for one that is not known. */
interface Row {
  readonly name: string;
  readonly processes: Readonly<Record<string, string>>;
  readonly roles: Readonly<Record<string, string>>;
}

const rows: readonly Row[] = [
  {
    name: 'httpd, idle: parent, workers, listeners by what they wait in',
    processes: { '1 0 httpd': 'pselect6', '8 1 httpd': 'read futex epoll_wait futex' },
    roles: { '1': 'parent: main', '8': 'worker: main idle listener idle' },
  },
  {
    name: 'httpd under load, on another architecture',
    processes: { '1 0 apache2': 'pselect6', '8 1 apache2': 'read ppoll writev epoll_pwait' },
    roles: { '1': 'parent: main', '8': 'worker: main serving serving listener' },
  },
  {
    name: 'a thread that runs while the listener waits is a worker at work',
    processes: { '1 0 httpd': '-', '8 1 httpd': 'read - epoll_wait futex' },
    roles: { '1': 'parent: main', '8': 'worker: main serving listener idle' },
  },
  {
    name: 'the only one that runs while no listener is seen is the listener',
    processes: { '1 0 httpd': '-', '8 1 httpd': 'read poll - futex' },
    roles: { '1': 'parent: main', '8': 'worker: main serving listener idle' },
  },
  {
    name: 'of two that run while no listener is seen nothing can be said',
    processes: { '1 0 httpd': '-', '8 1 httpd': 'read - - futex' },
    roles: { '1': 'parent: main', '8': 'worker: main other other idle' },
  },
  {
    name: 'without the right to see waits, only main threads are known',
    processes: { '1 0 httpd': '-', '8 1 httpd': '- - - -' },
    roles: { '1': 'parent: main', '8': 'worker: main other other other' },
  },
  {
    name: 'a worker that has only begun',
    processes: { '1 0 httpd': 'pselect6', '8 1 httpd': '-', '9 1 httpd': 'read -' },
    roles: { '1': 'parent: main', '8': 'worker: main', '9': 'worker: main other' },
  },
  {
    name: 'prefork: the only thread of a worker listens, waits for its turn to, or serves',
    processes: {
      '1 0 httpd': 'pselect6',
      '7 1 httpd': 'accept4',
      '8 1 httpd': 'futex',
      '9 1 httpd': 'poll',
    },
    roles: {
      '1': 'parent: main',
      '7': 'worker: idle',
      '8': 'worker: idle',
      '9': 'worker: serving',
    },
  },
  {
    name: 'shells are shells, even below each other',
    processes: { '20 0 bash': 'wait4', '21 20 bash': 'read', '22 21 sleep': 'clock_nanosleep' },
    roles: { '20': 'shell: main', '21': 'shell: main', '22': 'other: main' },
  },
  {
    name: 'other programs by their shape',
    processes: { '1 0 nginx': 'read', '5 1 nginx': 'epoll_wait futex', '6 1 cron': 'read' },
    roles: { '1': 'parent: main', '5': 'worker: main other', '6': 'other: main' },
  },
];

describe('assignRoles', () => {
  for (const { name, processes, roles } of rows)
    it(name, () => {
      const plain = Object.entries(processes).map(([key, waits]) => {
        const [pid = 0, ppid = 0] = key.split(' ').map(Number);
        const state: ThreadState = 'S';
        const threads = waits
          .split(' ')
          .map((wait, index) =>
            makeThread(pid + index * 100, { state, waitsFor: wait === '-' ? undefined : wait }),
          );
        return makeProcess(pid, { ppid, command: key.split(' ')[2] ?? '', threads });
      });
      const seen = assignRoles(plain).map(({ pid, role, threads }) => [
        String(pid),
        `${role}: ${threads.map((thread) => thread.role).join(' ')}`,
      ]);
      assert.deepEqual(Object.fromEntries(seen), roles);
    });

  const captures = [
    { file: 'sample-idle.txt', roles: { main: 4, listener: 2, idle: 10 } },
    { file: 'sample-flood.txt', roles: { main: 18, listener: 16, serving: 80 } },
    { file: 'sample-without-ptrace.txt', roles: { main: 4, other: 12 } },
  ];
  for (const { file, roles } of captures)
    it(`counts roles in ${file}`, () => {
      const { processes } = parseSample(procFixture(file), 'x64');
      const snapshot = new SnapshotAssembly().assemble({
        source: 'exec',
        takenAt: 0,
        bootedAt: undefined,
        users: new Map(),
        connections: undefined,
        processes: processes.map((process) => ({
          ...process,
          commandLine: '',
          ours: false,
        })),
      });
      const counts: Record<string, number> = {};
      for (const { role } of snapshot.processes.flatMap(({ threads }) => threads))
        counts[role] = (counts[role] ?? 0) + 1;
      assert.deepEqual(counts, roles);
    });

  it('gives processes the same roles where their threads are only counted', () => {
    const worker = makeProcess(8, { threads: [], threadCount: 7 });
    const parent = makeProcess(1, { ppid: 0, threads: [], threadCount: 1 });
    const roles = assignRoles([parent, worker]).map(({ role, threads }) => [role, threads]);
    assert.deepEqual(roles, [
      ['parent', []],
      ['worker', []],
    ]);
  });
});
