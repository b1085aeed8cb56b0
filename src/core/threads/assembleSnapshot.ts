import { safeLine } from '../base/safeText';
import { CpuShares, type Shares } from './cpuShares';
import type { ProcStat } from './parseProcStat';
import { assignRoles } from './roles/assignRoles';
import type { PlainProcess } from './roles/roleRule';
import type { ConnectionCounts, Snapshot, SourceName } from './snapshot';

/** What a source read of one process. */
export interface ProcessReading {
  /** Of its main thread, whose LWP is the PID; but the CPU time is that of all its threads. */
  readonly main: ProcStat;
  readonly hostPid: number | undefined;
  readonly userId: number;
  /** The arguments with a NUL after each, as `/proc/PID/cmdline` gives them; empty where unknown. */
  readonly commandLine: string;
  readonly threadCount: number;
  /** Empty where they were only counted. */
  readonly threads: readonly ThreadReading[];
  /** Whether what they wait for was told, where it was asked. */
  readonly seesWaits: boolean;
  /** As `ProcessSnapshot` has it. */
  readonly terminal: number | undefined;
  readonly residentBytes: number | undefined;
  /** How many accepted connections it holds; undefined where that was not read. */
  readonly heldConnections: number | undefined;
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
  readonly bootedAt: number | undefined;
  readonly users: ReadonlyMap<number, string>;
  readonly connections: ConnectionCounts | undefined;
  readonly processes: readonly ProcessReading[];
}

/** Makes snapshots of what a source reads, one after the other: shares of processors are told by the readings
 * before. */
export class SnapshotAssembly {
  readonly #cpuShares = new CpuShares();

  assemble(reading: Reading): Snapshot {
    return assembleSnapshot(reading, this.#cpuShares.upTo(reading.takenAt, reading.processes));
  }
}

/** Makes a snapshot of what a source read; without shares of processors where none are given. */
export function assembleSnapshot(
  { source, takenAt, bootedAt, users, connections, processes }: Reading,
  shares: Shares = unknownShares,
): Snapshot {
  const plain = processes
    .map((process) => asPlainProcess(process, users, shares))
    .sort((one, other) => one.pid - other.pid);
  return { source, takenAt, bootedAt, processes: assignRoles(plain), connections };
}

const unknownShares: Shares = { ofProcess: () => undefined, ofThread: () => undefined };

/** Longer command lines are cut: no view shows more. */
const commandLineLimit = 1000;

function asPlainProcess(
  reading: ProcessReading,
  users: ReadonlyMap<number, string>,
  shares: Shares,
): PlainProcess {
  const { main, userId, commandLine, threads } = reading;
  const shown = safeLine(commandLine.replaceAll('\0', ' '), commandLineLimit);
  return {
    pid: main.id,
    hostPid: reading.hostPid,
    ppid: main.ppid,
    user: users.get(userId) ?? String(userId),
    command: main.name,
    commandLine: shown === '' ? `[${main.name}]` : shown,
    startTicks: main.startTicks,
    ours: reading.ours,
    threadCount: reading.threadCount,
    seesWaits: reading.seesWaits,
    rssBytes: reading.residentBytes,
    cpuPercent: shares.ofProcess(main),
    terminal: reading.terminal,
    heldConnections: reading.heldConnections,
    threads: threads
      .map(({ stat, waitsFor }) => ({
        lwp: stat.id,
        name: stat.name,
        state: stat.state,
        startTicks: stat.startTicks,
        cpuTicks: stat.cpuTicks,
        cpuPercent: shares.ofThread(stat),
        waitsFor,
      }))
      .sort((one, other) => one.lwp - other.lwp),
  };
}
