import { safeLine } from '../../src/core/base/safeText';

/** One line that ps printed: its values by the words of the header line. */
export type PsRow = Readonly<Record<string, string>>;

/** Reads what `ps -ef`, `ps -efL` and the like print; lines with too few columns are left out. */
export function parsePs(text: string): readonly PsRow[] {
  const lines = text.split('\n').map((line) => line.trim().split(/\s+/));
  const start = lines.findIndex((words) => words.includes('PID'));
  const [columns = [], ...rows] = start === -1 ? [] : lines.slice(start);
  return rows
    .filter((words) => words.length >= columns.length)
    .map((words) => asRow(columns, words));
}

/** Only the last column, the command, can hold spaces. */
function asRow(columns: readonly string[], words: readonly string[]): PsRow {
  const before = columns.length - 1;
  const values = [...words.slice(0, before), words.slice(before).join(' ')];
  return Object.fromEntries(
    columns.map((column, index) => [column, safeLine(values[index] ?? '', valueLimit)]),
  );
}

/** As long as a snapshot's command lines. */
const valueLimit = 1000;
