import { safeLine } from '../base/safeText';
import type { ProcStat } from './parseProcStat';
import { assignRoles } from './roles/assignRoles';
import type { PlainProcess } from './roles/roleRule';
import type { ConnectionCounts, Snapshot, SourceName } from './snapshot';

/** What a source read of one process. */
export interface ProcessReading {
  /** Of its main thread, whose LWP is the PID. */
  readonly main: ProcStat;
  readonly hostPid: number | undefined;
  readonly userId: number;
  /** The arguments with a NUL after each, as `/proc/PID/cmdline` gives them; empty where unknown. */
  readonly commandLine: string;
  readonly threads: readonly ThreadReading[];
  readonly ours: boolean;
}

export interface ThreadReading {
  readonly stat: ProcStat;
  readonly waitsFor: string | undefined;
}

/** What all processes of one reading have in common. */
export interface Reading {
  readonly source: SourceName;
  readonly takenAt: number;
  readonly users: ReadonlyMap<number, string>;
  readonly connections: ConnectionCounts | undefined;
  readonly processes: readonly ProcessReading[];
}

/** Makes a snapshot of what a source read. */
export function assembleSnapshot({
  source,
  takenAt,
  users,
  connections,
  processes,
}: Reading): Snapshot {
  const plain = processes
    .map((process) => asPlainProcess(process, users))
    .sort((one, other) => one.pid - other.pid);
  return { source, takenAt, bootedAt: undefined, processes: assignRoles(plain), connections };
}

/** Longer command lines are cut: no view shows more. */
const commandLineLimit = 1000;

function asPlainProcess(
  { main, hostPid, userId, commandLine, threads, ours }: ProcessReading,
  users: ReadonlyMap<number, string>,
): PlainProcess {
  const shown = safeLine(commandLine.replaceAll('\0', ' '), commandLineLimit);
  return {
    pid: main.id,
    hostPid,
    ppid: main.ppid,
    user: users.get(userId) ?? String(userId),
    command: main.name,
    commandLine: shown === '' ? `[${main.name}]` : shown,
    startTicks: main.startTicks,
    ours,
    threadCount: threads.length,
    seesWaits: threads.some(({ waitsFor }) => waitsFor !== undefined),
    rssBytes: undefined,
    cpuPercent: undefined,
    terminal: undefined,
    heldConnections: undefined,
    threads: threads
      .map(({ stat, waitsFor }) => ({
        lwp: stat.id,
        name: stat.name,
        state: stat.state,
        startTicks: stat.startTicks,
        cpuTicks: stat.cpuTicks,
        cpuPercent: undefined,
        waitsFor,
      }))
      .sort((one, other) => one.lwp - other.lwp),
  };
}
