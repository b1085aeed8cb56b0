import type { HistoryPoint } from '../core/recording/historyPoint';
import type { FloodPart, PastPicture } from '../core/recording/pastPicture';
import type { ShownFacts } from '../core/recording/shownFacts';
import type { TimelineEvent } from '../core/recording/timelineEvent';
import { isSignalName, type SignalName } from '../core/threads/signals';
import type { Snapshot } from '../core/threads/snapshot';
import type { SnapshotChange } from '../core/threads/snapshotChange';

export type { HistoryPoint } from '../core/recording/historyPoint';
export type { FloodPart, PastPicture } from '../core/recording/pastPicture';
export type { FactPlace, ShownPrediction } from '../core/recording/shownFacts';
export type { SnapshotChange } from '../core/threads/snapshotChange';

// What the thread view and its host say to each other. The host owns the truth: the view can be
// made anew from one `scene` at any moment, and sends nothing but what the student wants.

/** From the host to the view. */
export type ToThreads =
  | { readonly type: 'scene'; readonly scene: ThreadScene }
  /** What differs from the snapshot before; sent only after a `scene` with one. */
  | { readonly type: 'change'; readonly change: SnapshotChange }
  | (FloodPart & { readonly type: 'flood' })
  /** Something has happened that the timeline marks. */
  | { readonly type: 'event'; readonly event: TimelineEvent }
  /** The answer to `look`. */
  | { readonly type: 'past'; readonly past: PastPicture };

/** All there is to draw. */
export interface ThreadScene extends FloodPart, ShownFacts {
  /** The container's name. */
  readonly container: string;
  /** Where its server can be reached, for people: `port 80 published on localhost:8080`. */
  readonly reached: string | undefined;
  readonly origin: Origin;
  readonly situation: Situation;
  /** Undefined unless the situation is `live` and a first snapshot has come. */
  readonly snapshot: Snapshot | undefined;
  /** What was seen before, oldest first, for the timeline. */
  readonly history: readonly HistoryPoint[];
  /** What has happened in that time, oldest first. */
  readonly events: readonly TimelineEvent[];
  /** Whether signals may be sent to its processes from here: only into a container that is ours. */
  readonly mayTouch: boolean;
}

/** Whether the picture is of now or of a recording, which has a beginning and an end. */
export type Origin =
  | { readonly kind: 'live' }
  | {
      readonly kind: 'recording';
      /** By this the host opens it again after a reload: the view keeps it as it is (`recording` of what
       * it keeps). */
      readonly file: string;
      /** For people: which one, and when it was made. */
      readonly name: string;
      /** Milliseconds since the epoch. */
      readonly from: number;
      readonly to: number;
    };

/** Whether there is something to look at, and else what to tell the student instead. */
export type Situation =
  | { readonly kind: 'live' }
  | {
      readonly kind: 'nothing';
      /** One sentence: what is missing and what to do. */
      readonly say: string;
      /** What buttons can do about it, the best first. */
      readonly offers: readonly Wish[];
    };

/** From the view to the host. */
export type FromThreads =
  | { readonly type: 'ready' }
  | { readonly type: 'wish'; readonly wish: Wish }
  /** The student looks at a moment of the past, in milliseconds since the epoch. */
  | { readonly type: 'look'; readonly at: number }
  /** The processes whose threads are on the screen or were opened; the others' need not be read. */
  | { readonly type: 'shown'; readonly pids: readonly number[] }
  /** To one process, which is named for good by its start. */
  | {
      readonly type: 'signal';
      readonly pid: number;
      readonly startTicks: number;
      readonly signal: SignalName;
    }
  /** Into the clipboard. */
  | { readonly type: 'copy'; readonly text: string };

/** What a student can ask for by a button of the view. */
export type Wish = (typeof wishes)[number];

const wishes = [
  'flood',
  'release',
  'start',
  'unpause',
  'retry',
  /** A shell in the container. */
  'shell',
  /** Saves what was seen as a recording, or as a table. */
  'save',
  'exportCsv',
  /** Opens a recording instead of a container. */
  'watch',
] as const;

/** Whether a message from a view, which is not trusted, is one that we know. */
export function isFromThreads(message: unknown): message is FromThreads {
  if (typeof message !== 'object' || message === null || !('type' in message)) return false;
  const fields = message as Readonly<Record<string, unknown>>;
  switch (message.type) {
    case 'ready':
      return true;
    case 'wish':
      return wishes.some((wish) => wish === fields['wish']);
    case 'look':
      return Number.isFinite(fields['at']);
    case 'shown':
      return isListOfNumbers(fields['pids']);
    case 'signal':
      return (
        Number.isSafeInteger(fields['pid']) &&
        Number.isSafeInteger(fields['startTicks']) &&
        isSignalName(fields['signal'])
      );
    case 'copy':
      return typeof fields['text'] === 'string';
    default:
      return false;
  }
}

/** More processes than that are on no screen. */
const mostShown = 2000;

function isListOfNumbers(value: unknown): boolean {
  return (
    Array.isArray(value) &&
    value.length <= mostShown &&
    value.every((one) => Number.isSafeInteger(one))
  );
}
