import type { ProcessTable } from '../ports';

/** What the engine's list of processes is asked for, as options of `ps`. */
export const processTableOptions = '-eo pid,ppid,uid,nlwp,state,rss,etimes,args';

/** What it tells of a process; numbers of processes are those of the engine's machine. */
export interface ListedProcess {
  readonly pid: number;
  readonly ppid: number;
  readonly userId: number;
  readonly threadCount: number;
  readonly residentBytes: number;
  /** Whole seconds since its start. */
  readonly seconds: number;
  readonly commandLine: string;
}

/** By the titles over the columns, which an engine may put in another order. */
const titles = {
  pid: 'PID',
  ppid: 'PPID',
  userId: 'UID',
  threadCount: 'NLWP',
  residentKilobytes: 'RSS',
  seconds: 'ELAPSED',
} as const;

/** Reads the engine's list; undefined where it lacks a column, so that nothing is guessed. */
export function parseProcessTable(table: ProcessTable): readonly ListedProcess[] | undefined {
  const columns = Object.entries(titles).map(
    ([field, title]) => [field as keyof typeof titles, table.titles.indexOf(title)] as const,
  );
  const last = ['COMMAND', 'CMD'].map((title) => table.titles.indexOf(title)).find((at) => at >= 0);
  if (last === undefined || columns.some(([, at]) => at === -1)) return undefined;
  return table.rows.flatMap((row) => {
    const values = Object.fromEntries(columns.map(([field, at]) => [field, wholeNumber(row[at])]));
    const { pid, ppid, userId, threadCount, residentKilobytes, seconds } = values as Record<
      keyof typeof titles,
      number
    >;
    if (Object.values(values).some(Number.isNaN)) return [];
    const residentBytes = residentKilobytes * 1024;
    const commandLine = row.slice(last).join(' ');
    return [{ pid, ppid, userId, threadCount, residentBytes, seconds, commandLine }];
  });
}

function wholeNumber(text = ''): number {
  return /^\d+$/.test(text) ? Number(text) : NaN;
}
