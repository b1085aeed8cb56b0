import { changedSnapshot } from '../threads/changedSnapshot';
import type { Snapshot } from '../threads/snapshot';
import type { SnapshotChange } from '../threads/snapshotChange';
import { snapshotCounts } from '../threads/snapshotCounts';
import type { HistoryPoint } from './historyPoint';
import { sizeOfChange, sizeOfSnapshot, type KeyGroup } from './keyGroup';
import type { FloodPart, PastPicture } from './pastPicture';
import { thinnedHistory } from './thinnedHistory';
import type { TimelineEvent } from './timelineEvent';

/** What was seen so far: whole snapshots now and then, and what has changed in between. Nothing in it is
 * of a time before what was told last. */
export class Past {
  readonly #groups: KeyGroup[] = [];
  readonly #events: TimelineEvent[] = [];
  #now: Snapshot | undefined;
  #flood: FloodPart = { flood: undefined, queueLimit: undefined };
  #made:
    { readonly group: KeyGroup; readonly rows: number; readonly snapshot: Snapshot } | undefined;

  get groups(): readonly KeyGroup[] {
    return this.#groups;
  }

  get events(): readonly TimelineEvent[] {
    return this.#events;
  }

  /** The picture as it stands; undefined where nobody looks. */
  get now(): Snapshot | undefined {
    return this.#now;
  }

  /** About as many bytes of memory. */
  get size(): number {
    return this.#groups.reduce((sum, { size }) => sum + size, 0);
  }

  get from(): number {
    return this.#groups[0]?.at ?? 0;
  }

  get to(): number {
    return this.#groups.at(-1)?.until ?? 0;
  }

  /** A whole snapshot, which needs nothing before it. */
  key(snapshot: Snapshot): void {
    const at = Math.max(snapshot.takenAt, this.to);
    this.#now = snapshot;
    this.#groups.push({
      at,
      snapshot,
      flood: this.#flood,
      rows: [],
      points: [{ at, ...snapshotCounts(snapshot) }],
      until: at,
      endsBlind: false,
      size: sizeOfSnapshot(snapshot),
    });
  }

  /** Something has changed since; told only while somebody looks. */
  change(change: SnapshotChange): void {
    const group = this.#groups.at(-1);
    if (group === undefined || this.#now === undefined) return;
    const at = Math.max(change.takenAt, group.until);
    this.#now = changedSnapshot(this.#now, change);
    group.rows.push({ at, change });
    group.points.push({ at, ...snapshotCounts(this.#now) });
    group.until = at;
    group.size += sizeOfChange(change);
  }

  /** All is as it was until this moment. */
  still(at: number): void {
    const group = this.#groups.at(-1);
    if (group !== undefined && this.#now !== undefined) group.until = Math.max(group.until, at);
  }

  /** Nobody looks any more, until the next whole snapshot. */
  blind(): void {
    const group = this.#groups.at(-1);
    this.#now = undefined;
    if (group !== undefined) group.endsBlind = true;
  }

  /** The flood is another one from now on. */
  flood(at: number, { flood, queueLimit }: FloodPart): void {
    this.#flood = { flood, queueLimit };
    const group = this.#groups.at(-1);
    if (group === undefined || this.#now === undefined) return;
    const then = Math.max(at, group.until);
    group.rows.push({ at: then, flood, queueLimit });
    group.until = then;
    group.size += floodBytes;
  }

  event(event: TimelineEvent): void {
    const after = this.#events.findLastIndex(({ at }) => at <= event.at);
    this.#events.splice(after + 1, 0, event);
  }

  /** Forgets the oldest group, and events before what is left. */
  dropOldest(): void {
    if (this.#groups.shift() === this.#made?.group) this.#made = undefined;
    const kept = this.#events.findIndex(({ at }) => at >= this.from);
    this.#events.splice(0, kept < 0 ? this.#events.length : kept);
  }

  /** Forgets the oldest events beyond a number. */
  keepEvents(most: number): void {
    if (this.#events.length > most) this.#events.splice(0, this.#events.length - most);
  }

  /** The counts of all moments, no more of them than a timeline shows. */
  get history(): readonly HistoryPoint[] {
    const points = this.#groups.flatMap(({ points: own, until }): readonly HistoryPoint[] => {
      const last = own.at(-1);
      return last === undefined || last.at === until ? own : [...own, { ...last, at: until }];
    });
    return thinnedHistory(points);
  }

  /** Everything as it was at a moment. */
  pictureAt(at: number): PastPicture {
    const group = this.#groups.findLast((one) => one.at <= at);
    const nothing = { at, snapshot: undefined, flood: undefined, queueLimit: undefined };
    if (group === undefined || (group.endsBlind && at > group.until)) return nothing;
    const later = group.rows.findIndex((row) => row.at > at);
    const rows = later < 0 ? group.rows.length : later;
    const snapshot = this.#pictureOf(group, rows);
    const { flood, queueLimit } =
      group.rows.findLast(
        (row, index): row is FloodPart & { at: number } => index < rows && 'flood' in row,
      ) ?? group.flood;
    // What did not change was seen again: how long a thread has waited goes on.
    return { at, snapshot: { ...snapshot, takenAt: Math.min(at, group.until) }, flood, queueLimit };
  }

  /** A scrubber that goes forward only adds what came since. */
  #pictureOf(group: KeyGroup, rows: number): Snapshot {
    const made = this.#made?.group === group && this.#made.rows <= rows ? this.#made : undefined;
    const changes = group.rows
      .slice(made?.rows ?? 0, rows)
      .flatMap((row) => ('change' in row ? [row.change] : []));
    let snapshot = made?.snapshot ?? group.snapshot;
    for (let first = 0; first < changes.length; first += mostAtOnce)
      snapshot = changedSnapshot(snapshot, ...changes.slice(first, first + mostAtOnce));
    this.#made = { group, rows, snapshot };
    return snapshot;
  }
}

const floodBytes = 400;

/** A file may have more changes after one snapshot than a call can have arguments. */
const mostAtOnce = 1000;
