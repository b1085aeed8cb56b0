import type { ThreadState } from './snapshot';
import { systemCallNames, type KernelArchitecture } from './systemCallNames';

/** `NUMBER ARG0 ... ARG5 STACK PROGRAM`, hexadecimal from the arguments on. */
const waiting = /^(\d+)(?: 0x[\da-f]+){6} 0x([\da-f]+) 0x[\da-f]+$/;

/** A 64-bit program keeps its stack above this; a 32-bit one cannot, and has other call numbers. */
const fourGibibytes = 2 ** 32;

/**
 * What a thread waits for, from the line of its `/proc/.../syscall`: a call's name, or its number
 * where the name is not known here. Undefined where it does not wait in a call (`running`, `-1 ...`)
 * or where the numbering is not known.
 */
export function parseSyscall(
  line: string,
  architecture: KernelArchitecture | undefined,
): string | undefined {
  const [, number, stack] = waiting.exec(line) ?? [];
  if (number === undefined || stack === undefined || architecture === undefined) return undefined;
  if (parseInt(stack, 16) < fourGibibytes) return undefined;
  return systemCallNames[architecture][Number(number)] ?? `system call ${number}`;
}

/** Whether such a line tells what its thread waits for, or that it waits for nothing; where the numbering is
 * not known nothing is told. */
export function tellsWait(line: string, architecture: KernelArchitecture | undefined): boolean {
  if (architecture === undefined) return false;
  return /^(?:running$|-1 )/.test(line) || parseSyscall(line, architecture) !== undefined;
}

/** In these a thread waits for nothing: it runs, or has ended. */
const notWaiting: ReadonlySet<ThreadState> = new Set<ThreadState>(['R', 'Z', 'X', '?']);

/** Whether it makes sense to ask what a thread in this state waits for. */
export function mayWait(state: ThreadState): boolean {
  return !notWaiting.has(state);
}

/** The numbering of a machine by any of its usual names (`uname -m`, Go, Debian). */
export function kernelArchitecture(machine: string): KernelArchitecture | undefined {
  if (machine === 'x86_64' || machine === 'amd64') return 'x64';
  if (machine === 'aarch64' || machine === 'arm64') return 'arm64';
  return undefined;
}
