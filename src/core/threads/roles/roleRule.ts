import type {
  ProcessRole,
  ProcessSnapshot,
  Snapshot,
  ThreadRole,
  ThreadSnapshot,
} from '../snapshot';

/** A thread before its role is known. */
export type PlainThread = Omit<ThreadSnapshot, 'role'>;

/** A process before its role is known. */
export interface PlainProcess extends Omit<ProcessSnapshot, 'role' | 'threads'> {
  readonly threads: readonly PlainThread[];
}

/** The processes that a role can depend on. */
export interface Family {
  readonly parent: PlainProcess | undefined;
  readonly children: readonly PlainProcess[];
  /** All children of its parent, itself among them. */
  readonly siblings: readonly PlainProcess[];
}

export interface Roles {
  readonly process: ProcessRole;
  readonly thread: (thread: PlainThread) => ThreadRole;
}

/** Tells the roles of a process that it knows; undefined leaves it to the rules after it. */
export type RoleRule = (process: PlainProcess, family: Family) => Roles | undefined;

/** A server whose processes and threads are known by what they do. */
export interface ServerRule {
  /** Its programs, by the kernel's names for them. */
  readonly commands: ReadonlySet<string>;
  /** Asked for those programs only. */
  readonly roles: RoleRule;
  /** How it works, for people: `event MPM`. Of its own processes; undefined where it cannot be told. */
  readonly words: (processes: readonly ProcessSnapshot[], snapshot: Snapshot) => string | undefined;
  /** What one of its processes is for, in one sentence; undefined says no more than of any program. */
  readonly explainProcess: (process: ProcessSnapshot) => string | undefined;
  /** The same of a thread. */
  readonly explainThread: (process: ProcessSnapshot, thread: ThreadSnapshot) => string | undefined;
}

/** Of any program: its first thread is the main one, nothing is known of the others. */
export function mainThreadOnly(process: PlainProcess): (thread: PlainThread) => ThreadRole {
  return ({ lwp }) => (lwp === process.pid ? 'main' : 'other');
}
