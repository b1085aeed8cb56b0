import type { ProcessRole, ProcessSnapshot, ThreadRole, ThreadSnapshot } from '../snapshot';

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
}

export interface Roles {
  readonly process: ProcessRole;
  readonly thread: (thread: PlainThread) => ThreadRole;
}

/** Tells the roles of a process that it knows; undefined leaves it to the rules after it. */
export type RoleRule = (process: PlainProcess, family: Family) => Roles | undefined;

/** Of any program: its first thread is the main one, nothing is known of the others. */
export function mainThreadOnly(process: PlainProcess): (thread: PlainThread) => ThreadRole {
  return ({ lwp }) => (lwp === process.pid ? 'main' : 'other');
}
