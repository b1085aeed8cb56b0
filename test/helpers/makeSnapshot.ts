import type {
  ConnectionCounts,
  ProcessSnapshot,
  Snapshot,
  ThreadSnapshot,
} from '../../src/core/threads/snapshot';

/** A thread that idles, with what a test says about it. */
export function makeThread(lwp: number, changes: Partial<ThreadSnapshot> = {}): ThreadSnapshot {
  return {
    lwp,
    name: 'httpd',
    state: 'S',
    cpuTicks: 0,
    role: 'idle',
    waitsFor: 'futex',
    ...changes,
  };
}

/** A process with only its main thread, with what a test says about it. */
export function makeProcess(pid: number, changes: Partial<ProcessSnapshot> = {}): ProcessSnapshot {
  return {
    pid,
    hostPid: undefined,
    ppid: 1,
    user: 'www-data',
    command: 'httpd',
    commandLine: 'httpd -DFOREGROUND',
    startTicks: 100 + pid,
    role: 'worker',
    ours: false,
    threads: [makeThread(pid, { role: 'main', waitsFor: 'read' })],
    ...changes,
  };
}

export function makeSnapshot(
  processes: readonly ProcessSnapshot[],
  connections?: ConnectionCounts,
): Snapshot {
  return { source: 'exec', takenAt: 1000, processes, connections };
}
