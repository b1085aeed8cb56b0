/** All processes and threads of one container, and its connections, at one instant. */
export interface Snapshot {
  readonly source: SourceName;
  /** Milliseconds since the epoch. */
  readonly takenAt: number;
  /** In order of PID; what we run in the container ourselves to look is marked `ours`. */
  readonly processes: readonly ProcessSnapshot[];
  /** Undefined where the source cannot see them. */
  readonly connections: ConnectionCounts | undefined;
}

/** Where a snapshot comes from, named wherever it is shown. */
export type SourceName = 'host /proc' | 'exec' | 'engine process list';

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
  readonly threads: readonly ThreadSnapshot[];
  /** Whether it is there only because Live Labs looks. */
  readonly ours: boolean;
}

export interface ThreadSnapshot {
  readonly lwp: number;
  readonly name: string;
  readonly state: ThreadState;
  /** User and system time used so far, in clock ticks. */
  readonly cpuTicks: number;
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
}
