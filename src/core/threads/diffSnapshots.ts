import type { ProcessSnapshot, Snapshot, ThreadSnapshot } from './snapshot';

/** What happened between two snapshots of one container. */
export interface SnapshotDifference {
  readonly processes: Changes<ProcessSnapshot>;
  readonly threads: Changes<ThreadOfProcess>;
}

/** `stayed` holds the later of the two. */
export interface Changes<T> {
  readonly came: readonly T[];
  readonly stayed: readonly T[];
  readonly ended: readonly T[];
}

export interface ThreadOfProcess {
  readonly process: ProcessSnapshot;
  readonly thread: ThreadSnapshot;
}

/** Compares by PID and start, so that a reused PID is a new process; threads by process and LWP. */
export function diffSnapshots(before: Snapshot, after: Snapshot): SnapshotDifference {
  return {
    processes: changes(before.processes, after.processes, processKey),
    threads: changes(threadsOf(before), threadsOf(after), ({ process, thread }) =>
      [processKey(process), thread.lwp].join(' '),
    ),
  };
}

function processKey({ pid, startTicks }: ProcessSnapshot): string {
  return `${String(pid)} ${String(startTicks)}`;
}

function threadsOf({ processes }: Snapshot): readonly ThreadOfProcess[] {
  return processes.flatMap((process) => process.threads.map((thread) => ({ process, thread })));
}

function changes<T>(
  before: readonly T[],
  after: readonly T[],
  keyOf: (value: T) => string,
): Changes<T> {
  const old = new Set(before.map(keyOf));
  const now = new Set(after.map(keyOf));
  return {
    came: after.filter((value) => !old.has(keyOf(value))),
    stayed: after.filter((value) => old.has(keyOf(value))),
    ended: before.filter((value) => !now.has(keyOf(value))),
  };
}
