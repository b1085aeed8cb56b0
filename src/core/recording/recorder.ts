import type { ConnectionCounts, Snapshot } from '../threads/snapshot';
import { snapshotChange, type SnapshotChange } from '../threads/snapshotChange';
import { calmed } from './calmed';
import { sizeOfSnapshot, type KeyGroup } from './keyGroup';
import { Past } from './past';
import type { FloodPart, PastPicture } from './pastPicture';
import { Recording } from './recording';
import type { RecordingHeader } from './recordingHeader';
import type { TimelineEvent } from './timelineEvent';
import type { HistoryPoint } from './historyPoint';

/** How much of the past is kept. */
export interface RecorderBounds {
  /** Of time: what a student did in one sitting with a step. */
  readonly mostMilliseconds: number;
  /** Of memory, as estimated: an extension host has some hundred MB, and one view may take a few of them. */
  readonly mostBytes: number;
  readonly mostEvents: number;
}

export const recorderBounds: RecorderBounds = {
  mostMilliseconds: 15 * 60_000,
  mostBytes: 20 * 2 ** 20,
  mostEvents: 2000,
};

/** So many milliseconds after a whole snapshot comes another, where anything has changed. Of a big container
 * it takes a MB, so it comes less often. */
const keyMilliseconds = { small: 10_000, big: 60_000 };
const bigBytes = 100_000;

/** A whole snapshot comes at the latest after so many changes: to show a moment all of them are done. */
const mostRows = 600;

/** And where changes are so many times as long as a whole one: then little is saved by them, and only whole
 * groups can be forgotten. */
const changesToWhole = 4;

/** Keeps what was seen in memory, the newest of it: the oldest goes where it gets too much. */
export class Recorder {
  readonly #past = new Past();
  #flood: FloodPart | undefined;

  constructor(private readonly bounds: RecorderBounds = recorderBounds) {}

  /** What was seen, for a timeline. */
  get history(): readonly HistoryPoint[] {
    return this.#past.history;
  }

  get events(): readonly TimelineEvent[] {
    return this.#past.events;
  }

  /** The beginning of what is kept; undefined where that is nothing. */
  get from(): number | undefined {
    return this.#past.groups[0]?.at;
  }

  /** About as many bytes of memory. */
  get size(): number {
    return this.#past.size;
  }

  pictureAt(at: number): PastPicture {
    return this.#past.pictureAt(at);
  }

  /** Takes in what is seen now, without what is there only because we look: that is new each time, so it alone
   * would be a change. */
  see(seen: Snapshot): void {
    const snapshot = { ...seen, processes: seen.processes.filter(({ ours }) => !ours) };
    const past = this.#past;
    const { now } = past;
    if (now === undefined || this.#needsWhole(now, snapshot)) {
      this.#tellFlood(snapshot.takenAt);
      past.key(snapshot);
    } else {
      const change = snapshotChange(now, calmed(now, snapshot));
      if (isNothing(change, now.connections)) past.still(snapshot.takenAt);
      else past.change(change);
      this.#tellFlood(snapshot.takenAt);
    }
    this.#forget();
  }

  /** Takes in the flood as it is now; kept with the next snapshot, since it may change hundreds of times a
   * second. */
  flood(part: FloodPart): void {
    this.#flood = part;
  }

  event(event: TimelineEvent): void {
    this.#past.event(event);
    this.#past.keepEvents(this.bounds.mostEvents);
  }

  /** Nobody looks from now on, or nothing is there to be seen. */
  blind(): void {
    this.#past.blind();
  }

  /** What is kept, as a recording of its own. */
  recording(header: RecordingHeader): Recording {
    return new Recording(header, this.#past);
  }

  #needsWhole(now: Snapshot, next: Snapshot): boolean {
    const group = this.#past.groups.at(-1);
    if (group === undefined || now.source !== next.source || now.bootedAt !== next.bootedAt)
      return true;
    const age = next.takenAt - group.at;
    if (group.rows.length === 0) return age >= keyMilliseconds.big;
    const mostChanges = Math.max(bigBytes, changesToWhole * sizeOfSnapshot(group.snapshot));
    return (
      age >= keyAge(group) ||
      group.rows.length >= mostRows ||
      group.size >= Math.min(mostChanges, this.bounds.mostBytes / 2)
    );
  }

  #tellFlood(at: number): void {
    if (this.#flood === undefined) return;
    this.#past.flood(at, this.#flood);
    this.#flood = undefined;
  }

  #forget(): void {
    const { mostBytes, mostMilliseconds } = this.bounds;
    const past = this.#past;
    const isTooOld = ([oldest]: readonly KeyGroup[]): boolean =>
      oldest !== undefined && oldest.until < past.to - mostMilliseconds;
    while (past.groups.length > 1 && (past.size > mostBytes || isTooOld(past.groups)))
      past.dropOldest();
  }
}

function keyAge({ snapshot }: KeyGroup): number {
  return sizeOfSnapshot(snapshot) > bigBytes ? keyMilliseconds.big : keyMilliseconds.small;
}

function isNothing(
  { put, changed, ended, connections }: SnapshotChange,
  before: ConnectionCounts | undefined,
): boolean {
  if (put.length > 0 || changed !== undefined || ended.length > 0) return false;
  return JSON.stringify(connections) === JSON.stringify(before);
}
