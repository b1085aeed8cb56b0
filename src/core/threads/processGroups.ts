import type { ProcessSnapshot, Snapshot, ThreadRole } from './snapshot';

/** The processes of a snapshot by their place in the picture; what is ours is in none. */
export interface ProcessGroups {
  readonly parents: readonly ProcessSnapshot[];
  readonly workers: readonly ProcessSnapshot[];
  readonly others: readonly ProcessSnapshot[];
}

/** Sorts the processes into their places. */
export function groupProcesses({ processes }: Snapshot): ProcessGroups {
  const seen = processes.filter(({ ours }) => !ours);
  return {
    parents: seen.filter(({ role }) => role === 'parent'),
    workers: seen.filter(({ role }) => role === 'worker'),
    others: seen.filter(({ role }) => role !== 'parent' && role !== 'worker'),
  };
}

/** How many threads have a role. */
export function countRole(processes: readonly ProcessSnapshot[], role: ThreadRole): number {
  return processes.reduce(
    (sum, { threads }) => sum + threads.filter((thread) => thread.role === role).length,
    0,
  );
}

/** How many threads there are. */
export function countThreads(processes: readonly ProcessSnapshot[]): number {
  return processes.reduce((sum, { threadCount }) => sum + threadCount, 0);
}

/** Whether its threads were read one by one, and not only counted. */
export function isRead({ threads, threadCount }: ProcessSnapshot): boolean {
  return threads.length >= threadCount;
}
