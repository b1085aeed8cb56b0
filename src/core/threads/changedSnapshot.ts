import type { ProcessSnapshot, Snapshot, ThreadSnapshot } from './snapshot';
import type { ProcessChange, SnapshotChange } from './snapshotChange';

/** The snapshot that comes of one by changes, each told of the one before it. Objects of what did not
 * change stay the same, so that nobody draws them again. */
export function changedSnapshot(
  snapshot: Snapshot,
  ...changes: readonly SnapshotChange[]
): Snapshot {
  const last = changes.at(-1);
  if (last === undefined) return snapshot;
  const processes = new Map(snapshot.processes.map((process) => [process.pid, process]));
  let isInOrder = true;
  for (const { put, changed = [], ended } of changes) {
    for (const pid of ended) processes.delete(pid);
    for (const process of put) {
      isInOrder &&= processes.has(process.pid);
      processes.set(process.pid, process);
    }
    for (const change of changed) {
      const before = processes.get(change.pid);
      if (before !== undefined) processes.set(change.pid, changedProcess(before, change));
    }
  }
  const all = [...processes.values()];
  return {
    ...snapshot,
    takenAt: last.takenAt,
    processes: isInOrder ? all : all.sort((one, other) => one.pid - other.pid),
    connections: last.connections,
  };
}

function changedProcess(
  before: ProcessSnapshot,
  { own, put, ended }: ProcessChange,
): ProcessSnapshot {
  const isSame = put.length === 0 && ended.length === 0;
  return {
    ...before,
    ...own,
    threads: isSame ? before.threads : changedThreads(before.threads, put, ended),
  };
}

function changedThreads(
  before: readonly ThreadSnapshot[],
  put: readonly ThreadSnapshot[],
  ended: readonly number[],
): readonly ThreadSnapshot[] {
  const threads = new Map(before.map((thread) => [thread.lwp, thread]));
  for (const lwp of ended) threads.delete(lwp);
  for (const thread of put) threads.set(thread.lwp, thread);
  return [...threads.values()].sort((one, other) => one.lwp - other.lwp);
}
