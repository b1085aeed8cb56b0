import type { ProcessSnapshot, Snapshot, ThreadSnapshot } from './snapshot';

/** A snapshot as a plain table with one line a thread, much like `ps -efL`; what is there only
 * because Live Labs looks is left out. */
export function formatSnapshot({ processes }: Snapshot): string {
  const rows = processes
    .filter(({ ours }) => !ours)
    .flatMap((process) =>
      process.threads.map((thread) => columns.map(({ value }) => value(process, thread))),
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
  readonly value: (process: ProcessSnapshot, thread: ThreadSnapshot) => string;
}

const columns: readonly Column[] = [
  { title: 'PID', align: 'right', value: ({ pid }) => String(pid) },
  { title: 'PPID', align: 'right', value: ({ ppid }) => String(ppid) },
  { title: 'LWP', align: 'right', value: (_, { lwp }) => String(lwp) },
  { title: 'NLWP', align: 'right', value: ({ threads }) => String(threads.length) },
  { title: 'USER', align: 'left', value: ({ user }) => user },
  { title: 'S', align: 'left', value: (_, { state }) => state },
  { title: 'ROLE', align: 'left', value: roleInWords },
  { title: 'WAITS-FOR', align: 'left', value: (_, { waitsFor }) => waitsFor ?? '-' },
  { title: 'COMMAND', align: 'left', value: ({ commandLine }) => commandLine },
];

/** The line of a process's main thread names the process. */
function roleInWords({ role }: ProcessSnapshot, thread: ThreadSnapshot): string {
  return thread.role === 'main' ? role : thread.role;
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
