import { startedAt, ticksInSecond } from './startTimes';
import type { ProcessSnapshot, Snapshot, ThreadSnapshot } from './snapshot';
import { terminalName } from './terminalName';

/**
 * A snapshot exactly as `ps -efL` of procps prints it, one line a thread, so that one can be laid beside
 * the other; without what is there only because Live Labs looks, and without threads that were only
 * counted. Times of day are those of UTC, the zone of most containers. What is not known is `?`.
 */
export function formatPs(snapshot: Snapshot, pidWidth = usualPidWidth): string {
  const lines = snapshot.processes
    .filter(({ ours }) => !ours)
    .flatMap((process) =>
      process.threads.map((thread) => formatPsLine(process, thread, snapshot, pidWidth)),
    );
  return [psHeader(pidWidth), ...lines].join('\n');
}

/** The line above them, which names the columns. */
function psHeader(pidWidth: number): string {
  return aligned(
    columns.map(({ title }) => title),
    pidWidth,
  );
}

/** One line of it. */
export function formatPsLine(
  process: ProcessSnapshot,
  thread: ThreadSnapshot,
  snapshot: Pick<Snapshot, 'takenAt' | 'bootedAt'>,
  pidWidth = usualPidWidth,
): string {
  return aligned(
    columns.map(({ value }) => value(process, thread, snapshot)),
    pidWidth,
  );
}

interface Column {
  readonly title: string;
  /** Negative ones are filled at the end. */
  readonly width: number | 'pid';
  readonly value: (
    process: ProcessSnapshot,
    thread: ThreadSnapshot,
    snapshot: Pick<Snapshot, 'takenAt' | 'bootedAt'>,
  ) => string;
}

/** The digits of the usual /proc/sys/kernel/pid_max of a 64-bit kernel, 4194304: ps makes its columns of PIDs
 * as wide as that file's number is long, so five wide where it says 32768. */
const usualPidWidth = 7;

const columns: readonly Column[] = [
  { title: 'UID', width: -8, value: ({ user }) => shortUser(user) },
  { title: 'PID', width: 'pid', value: ({ pid }) => String(pid) },
  { title: 'PPID', width: 'pid', value: ({ ppid }) => String(ppid) },
  { title: 'LWP', width: 'pid', value: (_, { lwp }) => String(lwp) },
  { title: 'C', width: 2, value: (_, thread, snapshot) => cpuShare(thread, snapshot) },
  { title: 'NLWP', width: 4, value: ({ threadCount }) => String(threadCount) },
  { title: 'STIME', width: 5, value: (_, thread, snapshot) => startTime(thread, snapshot) },
  { title: 'TTY', width: -8, value: ({ terminal }) => terminalName(terminal) },
  { title: 'TIME', width: 8, value: (_, thread) => cpuTime(thread) },
  { title: 'CMD', width: 0, value: commandOf },
];

/** A text that is too wide takes the room from those after it, as far as these have any. */
function aligned(texts: readonly string[], pidWidth: number): string {
  let line = '';
  let due = 0;
  for (const [index, text] of texts.entries()) {
    const wide = columns[index]?.width ?? 0;
    const width = wide === 'pid' ? pidWidth : wide;
    const start = due + (width > 0 ? Math.max(width - text.length, 0) : 0);
    const gap = index === 0 ? 0 : 1;
    line += ' '.repeat(Math.max(start - line.length, gap)) + text;
    due += Math.abs(width) + 1;
  }
  return line;
}

function shortUser(user: string): string {
  return user.length > 8 ? `${user.slice(0, 7)}+` : user;
}

/** Time on a processor by the time since its start, in whole percent. */
function cpuShare(
  thread: ThreadSnapshot,
  snapshot: Pick<Snapshot, 'takenAt' | 'bootedAt'>,
): string {
  const started = startedAt(thread, snapshot);
  if (started === undefined) return '?';
  const ticks = ((snapshot.takenAt - started) / 1000) * ticksInSecond;
  return ticks <= 0 ? '0' : String(Math.min(Math.floor((thread.cpuTicks * 100) / ticks), 99));
}

/** The time of the day; of another day that day, and of another year that year. */
function startTime(
  thread: ThreadSnapshot,
  snapshot: Pick<Snapshot, 'takenAt' | 'bootedAt'>,
): string {
  const started = startedAt(thread, snapshot);
  if (started === undefined || !isDate(started) || !isDate(snapshot.takenAt)) return '?';
  const [then, now] = [new Date(started), new Date(snapshot.takenAt)];
  if (then.getUTCFullYear() !== now.getUTCFullYear()) return String(then.getUTCFullYear());
  const [date, time = ''] = then.toISOString().split('T');
  if (date === now.toISOString().split('T')[0]) return time.slice(0, 5);
  return `${months[then.getUTCMonth()] ?? ''}${(date ?? '').slice(-2)}`;
}

/** Others make no date (ECMAScript, time range of a Date). */
function isDate(milliseconds: number): boolean {
  return Math.abs(milliseconds) <= 8.64e15;
}

/** ps names them so in the locale C, whatever language is spoken here. */
const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

function cpuTime({ cpuTicks }: ThreadSnapshot): string {
  const seconds = Math.floor(cpuTicks / ticksInSecond);
  const days = Math.floor(seconds / 86_400);
  const parts = [Math.floor(seconds / 3600) % 24, Math.floor(seconds / 60) % 60, seconds % 60];
  const time = parts.map((part) => String(part).padStart(2, '0')).join(':');
  return days === 0 ? time : `${String(days)}-${time}`;
}

function commandOf({ command, commandLine }: ProcessSnapshot, { state }: ThreadSnapshot): string {
  return state === 'Z' ? `[${command}] <defunct>` : commandLine;
}
