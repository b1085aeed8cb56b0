import type { Snapshot } from './snapshot';

/** What of a snapshot can be counted, without what is there only because Live Labs looks. */
export interface SnapshotCounts {
  readonly processes: number;
  readonly threads: number;
  /** Connections at the server, accepted and waiting; 0 where the source cannot see them. */
  readonly connections: number;
}

/** Counts a snapshot. */
export function snapshotCounts({ processes, connections }: Snapshot): SnapshotCounts {
  const seen = processes.filter(({ ours }) => !ours);
  return {
    processes: seen.length,
    threads: seen.reduce((sum, { threadCount }) => sum + threadCount, 0),
    connections: (connections?.established ?? 0) + (connections?.queued ?? 0),
  };
}
