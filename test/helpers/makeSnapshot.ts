import type {
  ConnectionCounts,
  OpenCounts,
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
    startTicks: 100 + lwp,
    cpuTicks: 0,
    cpuPercent: undefined,
    role: 'idle',
    waitsFor: 'futex',
    ...changes,
  };
}

/** A process with only its main thread, with what a test says about it; as many threads as are told unless
 * their number is. */
export function makeProcess(pid: number, changes: Partial<ProcessSnapshot> = {}): ProcessSnapshot {
  const threads = changes.threads ?? [makeThread(pid, { role: 'main', waitsFor: 'read' })];
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
    threads,
    threadCount: threads.length,
    seesWaits: true,
    rssBytes: undefined,
    cpuPercent: undefined,
    terminal: undefined,
    heldConnections: undefined,
    ...changes,
  };
}

/** So many connections, all at port 80; the queue has no others unless that is said. */
export function connectionsAt80(
  established: number,
  queued: number,
  queueLength = queued,
): ConnectionCounts {
  return {
    established,
    queued,
    ports: [{ port: 80, established, queued, queueLength, halfClosed: 0 }],
  };
}

/** With connections at port 80 only. */
export function makeSnapshot(
  processes: readonly ProcessSnapshot[],
  connections?: OpenCounts,
): Snapshot {
  const seen = connections && connectionsAt80(connections.established, connections.queued);
  return { source: 'exec', takenAt: 1000, bootedAt: undefined, processes, connections: seen };
}
