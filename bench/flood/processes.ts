import { readdirSync, readFileSync } from 'node:fs';
import { parseProcStat } from '../../src/core/threads/parseProcStat';

// What /proc says of processes of this machine; nothing where there is no /proc.

/** Linux counts the time of processors in these for every program, whatever its own clock does. */
const ticksInSecond = 100;

/** The process that this one has started with one of these words in its command line. */
export function childWith(words: readonly string[]): number | undefined {
  return processes().find((pid) => {
    const command = commandOf(pid).join(' ');
    return statOf(pid)?.ppid === process.pid && words.some((word) => command.includes(word));
  });
}

/** The engine's proxy that listens at a port of this machine. */
export function proxyAt(port: number): number | undefined {
  return processes().find((pid) => {
    const command = commandOf(pid);
    const isProxy = command[0]?.endsWith('docker-proxy') === true;
    return isProxy && command[command.indexOf('-host-port') + 1] === String(port);
  });
}

/** Memory that the process has in use now, in bytes. */
export function memoryOf(pid: number): number {
  const kilobytes = /^VmRSS:\s*(\d+) kB$/m.exec(textOf(pid, 'status'))?.[1];
  return Number(kilobytes ?? NaN) * 1024;
}

/** Time of processors that it has used so far, of its own and of the kernel for it. */
export function processorMilliseconds(pid: number): number {
  return ((statOf(pid)?.cpuTicks ?? NaN) * 1000) / ticksInSecond;
}

/** How many descriptors it has open; undefined where that is kept from us, as from all but root. */
export function descriptorsOf(pid: number | undefined): number | undefined {
  if (pid === undefined) return undefined;
  try {
    return readdirSync(`/proc/${pid}/fd`).length;
  } catch {
    return undefined;
  }
}

function processes(): readonly number[] {
  try {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map(Number);
  } catch {
    return [];
  }
}

function statOf(pid: number): ReturnType<typeof parseProcStat> {
  return parseProcStat(textOf(pid, 'stat'));
}

function commandOf(pid: number): readonly string[] {
  return textOf(pid, 'cmdline').split('\0');
}

/** A process may end between two looks; then there is no text. */
function textOf(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
}
