import type { SnapshotCounts } from '../threads/snapshotCounts';

/** What was counted at a moment, for a timeline. */
export interface HistoryPoint extends SnapshotCounts {
  /** Milliseconds since the epoch. */
  readonly at: number;
}
