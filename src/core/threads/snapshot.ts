/** All processes and threads of one container, and its connections, at one instant. */
export interface Snapshot {
  readonly source: SourceName;
  /** Milliseconds since the epoch. */
  readonly takenAt: number;
  /** When the kernel was booted, in milliseconds since the epoch: `startTicks` count from then. Undefined where
   * that is not known. */
  readonly bootedAt: number | undefined;
  /** In order of PID; what we run in the container ourselves to look is marked `ours`. */
  readonly processes: readonly ProcessSnapshot[];
  /** Undefined where the source cannot see them. */
  readonly connections: ConnectionCounts | undefined;
}

/** Where a snapshot comes from, named wherever it is shown. */
export type SourceName = 'host /proc' | 'exec' | 'engine process list';

/**
 * How much is read: each thread of every process, only how many there are, or each thread of these
 * PIDs and the number of all others. A container with thousands of threads is looked at by counts.
 */
export type Detail = 'threads' | 'counts' | ReadonlySet<number>;

export interface ProcessSnapshot {
  /** As seen inside the container. */
  readonly pid: number;
  readonly hostPid: number | undefined;
  readonly ppid: number;
  /** Name from the container's /etc/passwd, else the numeric id. */
  readonly user: string;
  /** The kernel's name of the program (`comm`), at most 15 bytes, made safe to show. */
  readonly command: string;
  /** Arguments joined by spaces, made safe to show; `[command]` where there are none. */
  readonly commandLine: string;
  /** Clock ticks after boot at which it started: with the PID it names a process for good. */
  readonly startTicks: number;
  readonly role: ProcessRole;
  /** How many threads it has, whether they were read one by one or not. */
  readonly threadCount: number;
  /** In order of LWP; empty where only their number was asked for (`Detail`). */
  readonly threads: readonly ThreadSnapshot[];
  /** Whether it could be read what its threads wait for; else `waitsFor` says nothing. */
  readonly seesWaits: boolean;
  /** Resident memory; undefined where it is not known. */
  readonly rssBytes: number | undefined;
  /** Share of one processor since the snapshot before, in whole percent; undefined in the first. */
  readonly cpuPercent: number | undefined;
  /** Its terminal as proc(5) encodes it (`tty_nr`), 0 without one; undefined where it is not known. */
  readonly terminal: number | undefined;
  /** How many accepted connections it holds; undefined where that is not readable. */
  readonly heldConnections: number | undefined;
  /** Whether it is there only because Live Labs looks. */
  readonly ours: boolean;
}

export interface ThreadSnapshot {
  readonly lwp: number;
  readonly name: string;
  readonly state: ThreadState;
  /** As the process's, of this thread alone: others can begin later. */
  readonly startTicks: number;
  /** User and system time used so far, in clock ticks. */
  readonly cpuTicks: number;
  /** As the process's, of this thread alone. */
  readonly cpuPercent: number | undefined;
  readonly role: ThreadRole;
  /** The system call it waits in, in words; undefined where that is not readable or it runs. */
  readonly waitsFor: string | undefined;
}

/** States as proc(5) prints them: running, sleeping, uninterruptible wait, zombie, stopped, ... */
export type ThreadState = 'R' | 'S' | 'D' | 'Z' | 'T' | 't' | 'X' | 'I' | '?';

export type ProcessRole = 'parent' | 'worker' | 'shell' | 'other';
export type ThreadRole = 'main' | 'listener' | 'serving' | 'idle' | 'other';

/** Connections at all ports at which the container listens, from its /proc/net/tcp and tcp6. */
export interface ConnectionCounts extends OpenCounts {
  /** The same of each such port, in order. */
  readonly ports: readonly PortCounts[];
}

/** Connections that are open on both sides. */
export interface OpenCounts {
  /** Accepted by a process of the container. */
  readonly established: number;
  /** Complete, but not yet accepted: they wait in the accept queue. */
  readonly queued: number;
}

/** Connections at one port, whoever the client is. */
export interface PortCounts extends OpenCounts {
  readonly port: number;
  /** As the system counts it (`Recv-Q` of `ss -ltn`): those that their clients have closed already are
   * still in the accept queue, until the server takes them. */
  readonly queueLength: number;
  /** Accepted, and closed by one side while the other still keeps it open (CLOSE_WAIT, FIN_WAIT1 and 2). */
  readonly halfClosed: number;
}
