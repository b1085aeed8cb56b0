import * as l10n from '@vscode/l10n';
import { mainThread } from '../../core/threads/mainThread';
import { processRoleWords, threadStateWords } from '../../core/threads/roleWords';
import type { ProcessSnapshot, ThreadSnapshot } from '../../core/threads/snapshot';
import { megabytes, roleWord } from './words';

/** A column of the table: of a process's row, and of the row of one of its threads. */
export interface TableColumn {
  readonly id: ColumnId;
  readonly title: () => string;
  readonly isNumber: boolean;
  readonly process: (process: ProcessSnapshot) => Value;
  readonly thread: (process: ProcessSnapshot, thread: ThreadSnapshot) => Value;
}

/** What a cell says, and by what it is sorted where that is another thing; undefined is unknown. */
export type Value = string | number | undefined;

export type ColumnId =
  | 'pid'
  | 'hostPid'
  | 'ppid'
  | 'lwp'
  | 'user'
  | 'role'
  | 'state'
  | 'waitsFor'
  | 'cpu'
  | 'rss'
  | 'connections'
  | 'command';

const none = (): undefined => undefined;

/** All of them, in their order. */
export const tableColumns: readonly TableColumn[] = [
  number(
    'pid',
    () => 'PID',
    ({ pid }) => pid,
    ({ pid }) => pid,
  ),
  number(
    'hostPid',
    () => l10n.t('Host PID'),
    ({ hostPid }) => hostPid,
    none,
  ),
  number(
    'ppid',
    () => 'PPID',
    ({ ppid }) => ppid,
    none,
  ),
  number(
    'lwp',
    () => 'LWP',
    ({ threadCount }) => threadCount,
    (_, { lwp }) => lwp,
  ),
  text(
    'user',
    () => l10n.t('User'),
    ({ user }) => user,
    none,
  ),
  text(
    'role',
    () => l10n.t('Role'),
    ({ role }) => processRoleWords(role),
    (_, thread) => roleWord(thread),
  ),
  text(
    'state',
    () => l10n.t('State'),
    (process) => stateOf(mainThread(process)),
    (_, thread) => stateOf(thread),
  ),
  text(
    'waitsFor',
    () => l10n.t('Waits for'),
    none,
    ({ seesWaits }, { waitsFor }) => (seesWaits ? waitsFor : l10n.t('not readable')),
  ),
  number(
    'cpu',
    () => 'CPU %',
    ({ cpuPercent }) => cpuPercent,
    (_, { cpuPercent }) => cpuPercent,
  ),
  number(
    'rss',
    () => 'RSS',
    ({ rssBytes }) => rssBytes,
    none,
  ),
  number(
    'connections',
    () => l10n.t('Connections'),
    ({ heldConnections }) => heldConnections,
    none,
  ),
  text(
    'command',
    () => l10n.t('Command'),
    ({ commandLine }) => commandLine,
    (_, { name }) => name,
  ),
];

/** A cell as it is read. */
export function cellText({ id }: TableColumn, value: Value, isProcess: boolean): string {
  if (value === undefined) return '';
  if (id === 'rss' && typeof value === 'number') return megabytes(value);
  return id === 'lwp' && isProcess ? `(${String(value)})` : String(value);
}

function stateOf(thread: ThreadSnapshot | undefined): string | undefined {
  return thread && `${thread.state} ${threadStateWords(thread.state)}`;
}

type Read = Pick<TableColumn, 'process' | 'thread'>;

function number(
  id: ColumnId,
  title: () => string,
  process: Read['process'],
  thread: Read['thread'],
): TableColumn {
  return { id, title, process, thread, isNumber: true };
}

function text(
  id: ColumnId,
  title: () => string,
  process: Read['process'],
  thread: Read['thread'],
): TableColumn {
  return { id, title, process, thread, isNumber: false };
}
