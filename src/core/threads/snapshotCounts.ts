import type { Snapshot } from './snapshot';

/** What of a snapshot can be counted, without what is there only because Live Labs looks. */
export interface SnapshotCounts {
  readonly processes: number;
  readonly threads: number;
  /** Connections at the server, accepted and waiting; 0 where the source cannot see them. */
  readonly connections: number;
  /** Of the connections, those that wait in the accept queue. */
  readonly queued: number;
}

/** Counts a snapshot; threads that were not read one by one count as well. */
export function snapshotCounts({ processes, connections }: Snapshot): SnapshotCounts {
  let seen = 0;
  let threads = 0;
  for (const { ours, threadCount } of processes) {
    if (ours) continue;
    seen += 1;
    threads += threadCount;
  }
  const { established, queued } = connections ?? { established: 0, queued: 0 };
  return { processes: seen, threads, connections: established + queued, queued };
}
