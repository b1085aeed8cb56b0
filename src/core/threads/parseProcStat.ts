import { safeLine } from '../base/safeText';
import type { ThreadState } from './snapshot';

/** What `/proc/PID/stat` or `/proc/PID/task/LWP/stat` says, as far as it is shown. */
export interface ProcStat {
  /** PID or LWP. */
  readonly id: number;
  /** The kernel's name of the program, made safe to show. */
  readonly name: string;
  readonly state: ThreadState;
  readonly ppid: number;
  /** User and system time used so far, in clock ticks. */
  readonly cpuTicks: number;
  /** Start, in clock ticks after boot. */
  readonly startTicks: number;
}

/** What it says besides of a process, and of each of its threads alike. */
export interface ProcessStat {
  /** As proc(5) encodes it (`tty_nr`), 0 without one. */
  readonly terminal: number;
  readonly threadCount: number;
  /** Resident memory, in pages: the kernel counts it by processor, so it is a little behind. */
  readonly residentPages: number;
}

const states: ReadonlySet<string> = new Set<ThreadState>(['R', 'S', 'D', 'Z', 'T', 't', 'X', 'I']);

/** Fields after the name, counted as in proc(5), where the state is field 3. */
const field = {
  state: 3,
  ppid: 4,
  terminal: 7,
  utime: 14,
  stime: 15,
  threads: 20,
  starttime: 22,
  resident: 24,
} as const;

/** Those after it are of no use here. */
const fieldsRead = field.starttime - field.state + 1;

/**
 * Reads one record; undefined where it is none or not whole. The name stands in parentheses and may
 * itself hold spaces, parentheses and newlines, so it ends at the record's last parenthesis.
 */
export function parseProcStat(record: string): ProcStat | undefined {
  const opening = record.indexOf(' (');
  const closing = record.lastIndexOf(') ');
  if (opening < 1 || closing < opening) return undefined;
  const fields = record.slice(closing + 2).split(' ', fieldsRead);
  const number = (index: number): number => wholeNumber(fields[index - field.state]);
  const state = fields[0] ?? '';
  const stat: ProcStat = {
    id: wholeNumber(record.slice(0, opening)),
    name: safeLine(record.slice(opening + 2, closing)),
    state: isState(state) ? state : '?',
    ppid: number(field.ppid),
    cpuTicks: number(field.utime) + number(field.stime),
    startTicks: number(field.starttime),
  };
  const { id, ppid, cpuTicks, startTicks } = stat;
  return [id, ppid, cpuTicks, startTicks].some(Number.isNaN) ? undefined : stat;
}

/** Reads what a record says of its process; undefined where it is not whole. Apart from the rest, since of
 * most threads nobody asks for it. */
export function parseProcessStat(record: string): ProcessStat | undefined {
  const fields = record
    .slice(record.lastIndexOf(') ') + 2)
    .split(' ', field.resident - field.state + 1);
  const number = (index: number): number => Number(fields[index - field.state] ?? NaN);
  const stat = {
    terminal: number(field.terminal),
    threadCount: number(field.threads),
    residentPages: number(field.resident),
  };
  return Object.values(stat).every(Number.isInteger) ? stat : undefined;
}

function wholeNumber(text: string | undefined): number {
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : NaN;
}

function isState(letter: string): letter is ThreadState {
  return states.has(letter);
}
