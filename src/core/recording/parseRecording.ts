import * as l10n from '@vscode/l10n';
import type { Snapshot } from '../threads/snapshot';
import type { SnapshotChange } from '../threads/snapshotChange';
import { Past } from './past';
import { readMoment, readObject, type Fields } from './readFields';
import { Recording } from './recording';
import { recordingKind, type RecordingHeader } from './recordingHeader';
import { readEvent, readFlood, readHeader } from './readRows';
import { readChange, readSnapshot } from './readSnapshot';

/** A longer file is none of ours: what is kept in memory is bounded, and as text it is about as long. */
export const longestRecording = 48 * 2 ** 20;

/** Going through so many processes and threads takes 10 s at most. It keeps short rows on top of a big snapshot
 * from taking hours; what a view has seen of 10,000 threads that change all the time is 30 million. */
const mostWork = 50_000_000;

/** A recorder begins a group long before; to show a moment all rows before it are done at once. */
const mostRowsInGroup = 10_000;

/** More than that no timeline can show. */
const mostEvents = 10_000;

/** What is wrong with a text that is to be a recording. */
export interface RecordingProblem {
  /** 1-based. */
  readonly line: number;
  /** For people: the second half of a sentence. */
  readonly why: string;
}

/** Reads any text: gives the recording, or what is wrong with it first. */
export function parseRecording(
  text: string,
  most = mostWork,
): { readonly recording: Recording } | { readonly problem: RecordingProblem } {
  if (text.length > longestRecording)
    return problem(1, l10n.t('it is longer than {0} MB', longestRecording / 2 ** 20));
  const lines = text.replace(/^\uFEFF/, '').split('\n');
  const first = readLine(lines[0] ?? '');
  if (first?.['kind'] !== recordingKind)
    return problem(1, l10n.t('it is no recording of Live Labs'));
  const header = readHeader(first);
  if (header === undefined)
    return problem(1, l10n.t('it was made by another version of Live Labs'));
  return parseRows(header, lines, most);
}

function parseRows(
  header: RecordingHeader,
  lines: readonly string[],
  most: number,
): ReturnType<typeof parseRecording> {
  const past = new Past();
  let work = 0;
  for (const [index, line] of lines.entries()) {
    if (index === 0 || line.trim() === '') continue;
    const fields = readLine(line);
    const at = readMoment(fields?.['at']);
    const done = fields && at !== undefined ? takeRow(past, at, fields) : undefined;
    if (done === undefined) return problem(index + 1, l10n.t('this line cannot be read'));
    work += done;
    if (work > most || (past.groups.at(-1)?.rows.length ?? 0) > mostRowsInGroup)
      return problem(index + 1, l10n.t('there is too much in it'));
  }
  if (past.groups.length === 0) return problem(1, l10n.t('nothing was seen in it'));
  return { recording: new Recording(header, past) };
}

function readLine(line: string): Fields | undefined {
  try {
    return readObject(JSON.parse(line));
  } catch {
    // JSON has no other way to say that a text is none.
    return undefined;
  }
}

/** Takes in a row and gives the work of it; undefined where it is of a known kind and cannot be read. */
function takeRow(past: Past, at: number, row: Fields): number | undefined {
  if ('snapshot' in row) {
    const snapshot = readSnapshot(row['snapshot']);
    if (snapshot === undefined) return undefined;
    past.key({ ...snapshot, takenAt: at });
    return snapshot.processes.length;
  }
  if ('change' in row) {
    const change = readChange(row['change']);
    if (change === undefined) return undefined;
    past.change({ ...change, takenAt: at });
    return workOf(change, past.now);
  }
  if ('event' in row) {
    const event = readEvent(row['event']);
    if (event !== undefined && past.events.length < mostEvents) past.event({ ...event, at });
  } else if ('flood' in row || 'queueLimit' in row) past.flood(at, readFlood(row));
  else if (row['still'] === true) past.still(at);
  else if (row['blind'] === true) {
    past.still(at);
    past.blind();
  }
  return 1;
}

/** All processes are gone through, and all threads of those that have changed. */
function workOf({ changed = [] }: SnapshotChange, now: Snapshot | undefined): number {
  const processes = now?.processes ?? [];
  const threads = new Map(processes.map((process) => [process.pid, process.threads.length]));
  return changed.reduce((sum, { pid }) => sum + (threads.get(pid) ?? 0), 1 + processes.length);
}

function problem(line: number, why: string): { readonly problem: RecordingProblem } {
  return { problem: { line, why } };
}
