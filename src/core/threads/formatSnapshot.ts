import { processForest } from './processForest';
import type { ProcessSnapshot, Snapshot, ThreadSnapshot } from './snapshot';
import { waitLine } from './waitWords';

/** A snapshot as a plain table with one line a thread, much like `ps -efL --forest`, or one for a process
 * whose threads were only counted; what is there only because Live Labs looks is left out. */
export function formatSnapshot({ processes }: Snapshot): string {
  const rows = processForest(processes.filter(({ ours }) => !ours)).flatMap(
    ({ process, depth }) => {
      const lines = process.threads.length === 0 ? [undefined] : process.threads;
      return lines.map((thread) => columns.map(({ value }) => value(process, thread, depth)));
    },
  );
  const table = [columns.map(({ title }) => title), ...rows];
  const widths = columns.map((_, index) =>
    Math.max(...table.map((row) => row[index]?.length ?? 0)),
  );
  return table.map((row) => line(row, widths)).join('\n');
}

interface Column {
  readonly title: string;
  readonly align: 'left' | 'right';
  readonly value: (
    process: ProcessSnapshot,
    thread: ThreadSnapshot | undefined,
    depth: number,
  ) => string;
}

/** What was not read. */
const unknown = '-';

const columns: readonly Column[] = [
  { title: 'PID', align: 'right', value: ({ pid }) => String(pid) },
  { title: 'PPID', align: 'right', value: ({ ppid }) => String(ppid) },
  { title: 'LWP', align: 'right', value: (_, thread) => String(thread?.lwp ?? unknown) },
  { title: 'NLWP', align: 'right', value: ({ threadCount }) => String(threadCount) },
  { title: 'USER', align: 'left', value: ({ user }) => user },
  { title: 'RSS', align: 'right', value: memoryOf },
  { title: '%CPU', align: 'right', value: (process, thread) => cpuOf(thread ?? process) },
  { title: 'S', align: 'left', value: (_, thread) => thread?.state ?? unknown },
  { title: 'ROLE', align: 'left', value: roleInWords },
  { title: 'COMMAND', align: 'left', value: commandInForest },
  {
    title: 'WAITS-FOR',
    align: 'left',
    value: (process, thread) => (thread ? waitLine(process, thread) : unknown),
  },
];

/** The line of a process's main thread names the process. */
function roleInWords({ role }: ProcessSnapshot, thread: ThreadSnapshot | undefined): string {
  return thread === undefined || thread.role === 'main' ? role : thread.role;
}

/** A process stands further right than its parent, and its threads under it. */
function commandInForest(
  { pid, commandLine }: ProcessSnapshot,
  thread: ThreadSnapshot | undefined,
  depth: number,
): string {
  const indent = '  '.repeat(depth);
  return thread === undefined || thread.lwp === pid
    ? `${indent}${commandLine}`
    : `${indent}  {${thread.name}}`;
}

/** All threads share their process's memory, so only its first line tells it, in megabytes. */
function memoryOf({ pid, rssBytes }: ProcessSnapshot, thread: ThreadSnapshot | undefined): string {
  if (thread !== undefined && thread.lwp !== pid) return '';
  return rssBytes === undefined ? unknown : `${(rssBytes / 1e6).toFixed(1)}M`;
}

/** Since about a second ago; nothing in the first look. */
function cpuOf({ cpuPercent }: Pick<ThreadSnapshot, 'cpuPercent'>): string {
  return cpuPercent === undefined ? unknown : String(cpuPercent);
}

function line(row: readonly string[], widths: readonly number[]): string {
  return row
    .map((text, index) => {
      const width = widths[index] ?? 0;
      return columns[index]?.align === 'right' ? text.padStart(width) : text.padEnd(width);
    })
    .join('  ')
    .trimEnd();
}
