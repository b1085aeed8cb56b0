import type { ConnectionCounts, ProcessSnapshot, Snapshot, ThreadSnapshot } from './snapshot';

/** How a snapshot differs from the one before it; `changedSnapshot` makes the later one again. */
export interface SnapshotChange {
  readonly takenAt: number;
  /** Processes that came, whole. */
  readonly put: readonly ProcessSnapshot[];
  /** Those that stayed and look another way; absent where none does. */
  readonly changed?: readonly ProcessChange[];
  /** PIDs of processes that have ended. */
  readonly ended: readonly number[];
  readonly connections: ConnectionCounts | undefined;
}

/** How a process that stayed has changed. */
export interface ProcessChange {
  readonly pid: number;
  /** What is said of the process itself; absent where that is as before. */
  readonly own?: ProcessFields;
  /** Threads that came or look another way. */
  readonly put: readonly ThreadSnapshot[];
  /** LWPs of threads that are no longer there. */
  readonly ended: readonly number[];
}

export type ProcessFields = Omit<ProcessSnapshot, 'threads'>;

/** How a snapshot differs from the one before it. Nothing is made text to compare it: at 10,000 threads this
 * is asked several times a second. */
export function snapshotChange(before: Snapshot, after: Snapshot): SnapshotChange {
  const known = new Map(before.processes.map((process) => [process.pid, process]));
  const put: ProcessSnapshot[] = [];
  const changed: ProcessChange[] = [];
  for (const process of after.processes) {
    const earlier = known.get(process.pid);
    known.delete(process.pid);
    // A PID that is used again is of another process.
    if (earlier?.startTicks !== process.startTicks) put.push(process);
    else {
      const change = processChange(earlier, process);
      if (change !== undefined) changed.push(change);
    }
  }
  return {
    takenAt: after.takenAt,
    put,
    ...(changed.length === 0 ? {} : { changed }),
    ended: [...known.keys()],
    connections: after.connections,
  };
}

/** How a process has changed; undefined where it looks as before. */
function processChange(before: ProcessSnapshot, after: ProcessSnapshot): ProcessChange | undefined {
  if (before === after) return undefined;
  const known = new Map(before.threads.map((thread) => [thread.lwp, thread]));
  const put: ThreadSnapshot[] = [];
  const { threads, ...own } = after;
  for (const thread of threads) {
    const earlier = known.get(thread.lwp);
    known.delete(thread.lwp);
    if (earlier === undefined || !looksSame(earlier, thread, threadFields)) put.push(thread);
  }
  const isSame = looksSame(before, after, processFields);
  if (isSame && put.length === 0 && known.size === 0) return undefined;
  return { pid: after.pid, ...(isSame ? {} : { own }), put, ended: [...known.keys()] };
}

/** CPU time counts by its whole seconds, as lists of processes print it: it grows all the time. */
const ticksPerSecond = 100;

const processFields: FieldList<ProcessFields> = {
  pid: true,
  hostPid: true,
  ppid: true,
  user: true,
  command: true,
  commandLine: true,
  startTicks: true,
  role: true,
  threadCount: true,
  seesWaits: true,
  rssBytes: true,
  cpuPercent: true,
  terminal: true,
  heldConnections: true,
  ours: true,
};

const threadFields: FieldList<ThreadSnapshot> = {
  lwp: true,
  name: true,
  state: true,
  startTicks: true,
  cpuTicks: (one, other) => Math.floor(one / ticksPerSecond) === Math.floor(other / ticksPerSecond),
  cpuPercent: true,
  role: true,
  waitsFor: true,
};

/** Every field of something, so that a new one cannot be forgotten, with what makes two of it the same. */
type FieldList<Of> = {
  readonly [Field in keyof Of]-?: true | ((one: Of[Field], other: Of[Field]) => boolean);
};

function looksSame<Of extends object>(one: Of, other: Of, fields: FieldList<Of>): boolean {
  for (const field in fields) {
    if (one[field] === other[field]) continue;
    const same = fields[field];
    if (same === true || !same(one[field], other[field])) return false;
  }
  return true;
}
