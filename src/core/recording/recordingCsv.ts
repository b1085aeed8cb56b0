import { changedSnapshot } from '../threads/changedSnapshot';
import type { Snapshot } from '../threads/snapshot';
import { snapshotCounts } from '../threads/snapshotCounts';
import type { KeyGroup } from './keyGroup';
import type { Past } from './past';

/** For programs, so in English whatever is spoken. */
const columns = [
  'time',
  'processes',
  'threads',
  'serving',
  'idle',
  'connections',
  'queued',
  'held',
];

/** A table after RFC 4180. What was not seen is empty: threads that were only counted have no roles. */
export function recordingCsv(past: Past): string {
  const lines = [columns, ...past.groups.flatMap(linesOf)];
  return lines.map((cells) => `${cells.map(cell).join(',')}\r\n`).join('');
}

type Cell = string | number | undefined;

function linesOf({ at, snapshot, flood, rows, until }: KeyGroup): readonly (readonly Cell[])[] {
  let now = snapshot;
  let held = flood.flood?.held;
  let last = at;
  const lines = [lineOf(at, now, held)];
  for (const row of rows) {
    if ('change' in row) now = changedSnapshot(now, row.change);
    else held = row.flood?.held;
    // What is told at one moment is one line.
    if (row.at === last) lines.pop();
    last = row.at;
    lines.push(lineOf(last, now, held));
  }
  return until === last ? lines : [...lines, lineOf(until, now, held)];
}

function lineOf(at: number, snapshot: Snapshot, held: number | undefined): readonly Cell[] {
  const { processes, threads } = snapshotCounts(snapshot);
  const seen = snapshot.processes.filter(({ ours }) => !ours);
  const isWhole = seen.every((process) => process.threads.length === process.threadCount);
  const inRole = (role: 'serving' | 'idle'): Cell =>
    isWhole
      ? seen.reduce((sum, one) => sum + one.threads.filter((it) => it.role === role).length, 0)
      : undefined;
  const { connections } = snapshot;
  return [
    new Date(at).toISOString(),
    processes,
    threads,
    inRole('serving'),
    inRole('idle'),
    connections?.established,
    connections?.queued,
    held,
  ];
}

function cell(value: Cell): string {
  const text = String(value ?? '');
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
