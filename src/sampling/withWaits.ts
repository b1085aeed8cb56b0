import type { ThreadReading } from '../core/threads/assembleSnapshot';
import type { ProcStat } from '../core/threads/parseProcStat';
import { mayWait, parseSyscall, tellsWait } from '../core/threads/parseSyscall';
import type { KernelArchitecture } from '../core/threads/systemCallNames';

/** A thread with the line of its `syscall`, which is empty where that could not be read. */
export interface CalledThread {
  readonly stat: ProcStat;
  readonly call: string;
}

/** What the threads of one process wait for, and whether that may be read: one that has just ended tells
 * nothing, whatever we may read. */
export function withWaits(
  called: readonly CalledThread[],
  architecture: KernelArchitecture | undefined,
): { readonly threads: readonly ThreadReading[]; readonly seesWaits: boolean } {
  const waiting = called.filter(({ stat }) => mayWait(stat.state));
  const isTold = waiting.some(({ call }) => tellsWait(call, architecture));
  return {
    threads: called.map(({ stat, call }) => ({ stat, waitsFor: parseSyscall(call, architecture) })),
    seesWaits: architecture !== undefined && (waiting.length === 0 || isTold),
  };
}
