import type { FloodState } from '../core/ports';
import type { SnapshotCounts } from '../core/threads/snapshotCounts';
import type { ConnectionCounts, ProcessSnapshot, Snapshot } from '../core/threads/snapshot';

// What the thread view and its host say to each other. The host owns the truth: the view can be
// made anew from one `scene` at any moment, and sends nothing but what the student wants.

/** From the host to the view. */
export type ToThreads =
  | { readonly type: 'scene'; readonly scene: ThreadScene }
  /** What differs from the snapshot before; sent only after a `scene` with one. */
  | { readonly type: 'change'; readonly change: SnapshotChange }
  | (FloodPart & { readonly type: 'flood' });

/** What is known of the flood that is on. */
export interface FloodPart {
  readonly flood: FloodState | undefined;
  /** How many may wait in the accept queue of the server that it goes to, where that is known. */
  readonly queueLimit: number | undefined;
}

/** All there is to draw. */
export interface ThreadScene extends FloodPart {
  /** The container's name. */
  readonly container: string;
  /** Where its server can be reached, for people: `port 80 published on localhost:8080`. */
  readonly reached: string | undefined;
  readonly situation: Situation;
  /** Undefined unless the situation is `live` and a first snapshot has come. */
  readonly snapshot: Snapshot | undefined;
  /** The lab's facts that are numbers: `ThreadsPerChild`, `MaxRequestWorkers`. */
  readonly facts: Readonly<Record<string, number>>;
  /** What was seen before, oldest first, for the timeline. */
  readonly history: readonly HistoryPoint[];
}

/** Whether there is something to look at, and else what to tell the student instead. */
export type Situation =
  | { readonly kind: 'live' }
  | {
      readonly kind: 'nothing';
      /** One sentence: what is missing and what to do. */
      readonly say: string;
      /** What a button can do about it. */
      readonly offer: Wish | undefined;
    };

export interface HistoryPoint extends SnapshotCounts {
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** How a snapshot differs from the one before it. */
export interface SnapshotChange {
  readonly takenAt: number;
  /** Processes that came, or of which anything but CPU time has changed. */
  readonly put: readonly ProcessSnapshot[];
  /** PIDs of processes that have ended. */
  readonly ended: readonly number[];
  readonly connections: ConnectionCounts | undefined;
}

/** From the view to the host. */
export type FromThreads =
  { readonly type: 'ready' } | { readonly type: 'wish'; readonly wish: Wish };

/** What a student can ask for by a button of the view. */
export type Wish = (typeof wishes)[number];

const wishes = ['flood', 'release', 'start', 'unpause', 'retry'] as const;

/** Whether a message from a view, which is not trusted, is one that we know. */
export function isFromThreads(message: unknown): message is FromThreads {
  if (typeof message !== 'object' || message === null || !('type' in message)) return false;
  if (message.type === 'ready') return true;
  return (
    message.type === 'wish' && 'wish' in message && wishes.some((wish) => wish === message.wish)
  );
}
