import type { ProcessSnapshot, ThreadRole } from '../../../src/core/threads/snapshot';
import { makeProcess, makeThread } from '../../helpers/makeSnapshot';

/** The parent of the lab's server. */
export const parent = makeProcess(1, { role: 'parent', user: 'root', ppid: 0 });

/** A shell that a student has opened. */
export const shell = makeProcess(60, { role: 'shell', user: 'root', ppid: 0, command: 'bash' });

/** A worker of the lab's server: main thread, a pool of which some are busy, and listener. */
export function worker(pid: number, busy = 0, pool = 5): ProcessSnapshot {
  const roles: readonly ThreadRole[] = [
    'main',
    ...Array.from({ length: pool }, (_, index) => (index < busy ? 'serving' : 'idle')),
    'listener',
  ];
  return makeProcess(pid, {
    threads: roles.map((role, index) =>
      makeThread(pid + index, { role, waitsFor: role === 'serving' ? 'read' : 'futex' }),
    ),
  });
}
