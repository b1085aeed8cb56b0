import type { ProcessSnapshot, Snapshot } from '../core/threads/snapshot';
import type { SnapshotChange } from './threads';

/** How a snapshot differs from the one before it. CPU time does not count: it always differs, and
 * would make every process a changed one. */
export function snapshotChange(before: Snapshot, after: Snapshot): SnapshotChange {
  const known = new Map(before.processes.map((process) => [process.pid, look(process)]));
  const there = new Set(after.processes.map(({ pid }) => pid));
  return {
    takenAt: after.takenAt,
    put: after.processes.filter((process) => known.get(process.pid) !== look(process)),
    ended: before.processes.map(({ pid }) => pid).filter((pid) => !there.has(pid)),
    connections: after.connections,
  };
}

function look({ threads, ...own }: ProcessSnapshot): string {
  return JSON.stringify([own, threads.map((thread) => ({ ...thread, cpuTicks: 0 }))]);
}
