import type { SignalName } from '../threads/signals';

/** Something that happened while one looked, which explains what is seen after it. */
export type TimelineEvent = TimelineDeed & {
  /** Milliseconds since the epoch. */
  readonly at: number;
};

/** What has happened; its words are made where it is shown. */
export type TimelineDeed =
  /** The container's run has begun. */
  | { readonly kind: 'started' }
  /** A step of the lab was passed. */
  | { readonly kind: 'passed'; readonly step: string }
  /** So many connections are wanted from now on. */
  | { readonly kind: 'flood'; readonly wanted: number }
  | { readonly kind: 'released' }
  /** So many held connections were closed by the server. */
  | { readonly kind: 'dropped'; readonly count: number }
  /** A signal was sent to a process from the view. */
  | { readonly kind: 'signal'; readonly pid: number; readonly signal: SignalName };
