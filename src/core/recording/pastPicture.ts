import type { FloodState } from '../ports';
import type { Snapshot } from '../threads/snapshot';

/** Everything as it was at a moment that was seen. */
export interface PastPicture extends FloodPart {
  /** The moment that was asked for, in milliseconds since the epoch. */
  readonly at: number;
  /** The last one before that moment; undefined where nothing was seen of it. */
  readonly snapshot: Snapshot | undefined;
}

/** What is known of the flood that is on. */
export interface FloodPart {
  readonly flood: FloodState | undefined;
  /** How many may wait in the accept queue of the server that it goes to, where that is known. */
  readonly queueLimit: number | undefined;
}
