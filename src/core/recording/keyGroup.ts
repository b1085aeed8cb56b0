import type { Snapshot } from '../threads/snapshot';
import type { SnapshotChange } from '../threads/snapshotChange';
import type { HistoryPoint } from './historyPoint';
import type { FloodPart } from './pastPicture';

/** A whole snapshot and what was seen from then on. It stands alone: any other can be dropped. */
export interface KeyGroup {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly snapshot: Snapshot;
  /** The flood as it was then. */
  readonly flood: FloodPart;
  /** In order of time. */
  readonly rows: PastRow[];
  /** One for the snapshot, and one for each change. */
  readonly points: HistoryPoint[];
  /** The last moment at which somebody looked. */
  until: number;
  /** Nobody looked from then on until the next group. */
  endsBlind: boolean;
  /** About as many bytes of memory. */
  size: number;
}

/** Something that was another way from a moment on. */
export type PastRow =
  { readonly at: number; readonly change: SnapshotChange } | (FloodPart & { readonly at: number });

/** About as many bytes as a snapshot takes in memory; as text it takes less. */
export function sizeOfSnapshot({ processes }: Snapshot): number {
  return processes.reduce(
    (sum, { threads }) => sum + processBytes + threads.length * threadBytes,
    300,
  );
}

/** The same of a change. */
export function sizeOfChange({ put, changed = [], ended }: SnapshotChange): number {
  const came = put.reduce(
    (sum, { threads }) => sum + processBytes + threads.length * threadBytes,
    0,
  );
  const other = changed.reduce(
    (sum, one) => sum + (one.own === undefined ? 60 : processBytes) + one.put.length * threadBytes,
    0,
  );
  return 400 + came + other + ended.length * 8;
}

const processBytes = 400;
const threadBytes = 120;
