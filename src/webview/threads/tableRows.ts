import type { ProcessSnapshot, Snapshot, ThreadSnapshot } from '../../core/threads/snapshot';
import { processKey } from './processKey';
import {
  cellText,
  tableColumns,
  type ColumnId,
  type TableColumn,
  type Value,
} from './tableColumns';

// Which rows the table has: filtered, sorted, and of which processes the threads are seen. Pure.

/** What the student has chosen. */
export interface TableChoice {
  readonly filter: string;
  readonly sort: { readonly column: ColumnId; readonly isDown: boolean };
  /** Keys of processes that are not as they are by default: opened, or closed in a small container. */
  readonly turned: ReadonlySet<string>;
}

/** One row: a process, or a thread below it. */
export interface TableRow {
  readonly key: string;
  readonly process: ProcessSnapshot;
  readonly thread: ThreadSnapshot | undefined;
  /** Of a process. */
  readonly isOpen: boolean;
  /** 1-based place among its like, and how many those are. */
  readonly place: number;
  readonly among: number;
}

/** The rows from the first to the last, without what is there only because Live Labs looks. */
export function tableRows(
  { processes }: Pick<Snapshot, 'processes'>,
  { filter, sort, turned }: TableChoice,
): readonly TableRow[] {
  const seen = processes.filter(({ ours }) => !ours);
  const total = seen.reduce((sum, { threadCount }) => sum + threadCount, 0);
  const wanted = filter.trim().toLowerCase();
  const opensAll = total <= mostOpened || wanted !== '';
  const column = tableColumns.find(({ id }) => id === sort.column) ?? tableColumns[0];
  if (column === undefined) return [];
  const groups = seen.flatMap((process) => {
    const isWhole = wanted === '' || textOf(process).includes(wanted);
    const threads = isWhole
      ? process.threads
      : process.threads.filter((thread) => textOf(process, thread).includes(wanted));
    return isWhole || threads.length > 0 ? [{ process, threads }] : [];
  });
  const direction = sort.isDown ? -1 : 1;
  groups.sort(
    (one, other) =>
      direction * compare(valueOf(column, one.process), valueOf(column, other.process)),
  );
  return groups.flatMap(({ process, threads }, index): TableRow[] => {
    const key = processKey(process);
    const isOpen = opensAll !== turned.has(key);
    const row = { key, process, thread: undefined, isOpen, place: index + 1, among: groups.length };
    if (!isOpen) return [row];
    // By PID all threads of a process are alike, so they stay in their own order.
    const sorted =
      column.id === 'pid' && !sort.isDown
        ? threads
        : [...threads].sort(
            (one, other) =>
              direction * compare(column.thread(process, one), column.thread(process, other)),
          );
    const below = sorted.map((thread, at) => ({
      key: `${key} ${String(thread.lwp)}`,
      process,
      thread,
      isOpen: false,
      place: at + 1,
      among: sorted.length,
    }));
    return [row, ...below];
  });
}

/** In a container with fewer threads all processes are open. */
const mostOpened = 200;

/** Which rows have to be there: those in sight, with some around them. */
export function rowsInSight(
  count: number,
  scrolled: number,
  height: number,
  rowHeight: number,
): { readonly first: number; readonly last: number } {
  const first = Math.max(0, Math.floor(scrolled / rowHeight) - around);
  return { first, last: Math.min(count, Math.ceil((scrolled + height) / rowHeight) + around) };
}

const around = 8;

function valueOf({ process: read }: TableColumn, process: ProcessSnapshot): Value {
  return read(process);
}

/** What is unknown comes last, or first where it goes down. */
function compare(one: Value, other: Value): number {
  if (one === other) return 0;
  if (one === undefined) return 1;
  if (other === undefined) return -1;
  return typeof one === 'number' && typeof other === 'number'
    ? one - other
    : String(one).localeCompare(String(other));
}

/** All that a row says, for the filter; a snapshot keeps the objects of what did not change. */
function textOf(process: ProcessSnapshot, thread?: ThreadSnapshot): string {
  const of = thread ?? process;
  const known = texts.get(of);
  if (known !== undefined) return known;
  const cells = tableColumns.map((column) =>
    cellText(
      column,
      thread === undefined ? column.process(process) : column.thread(process, thread),
      thread === undefined,
    ),
  );
  const text = cells.join('\n').toLowerCase();
  texts.set(of, text);
  return text;
}

const texts = new WeakMap<object, string>();
