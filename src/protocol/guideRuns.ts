import type { OutcomeLook } from '../core/progress/outcomeLook';

// What the guide's host tells of commands that were run in terminals, and of the shells there.

/** Whether a command finds a shell that waits for it, one that is at work, or none. */
export type PlaceState = 'none' | 'ready' | 'busy';

/** What became of a part of a step that was run in a terminal. */
export interface LiveRun {
  readonly is: OutcomeLook;
  /** In a few words: `exit code 0 · 0.3 s`. */
  readonly words: string;
  /** More about it, a sentence each. */
  readonly details: readonly string[];
  /** The same as it is said; empty where that is no news. */
  readonly spoken: string;
  /** The line of the sample at which the output first differs, from 0; undefined where it does not,
   * or where that cannot be said. */
  readonly differsAt: number | undefined;
  /** Whether the terminal that it was run in is still there. */
  readonly hasTerminal: boolean;
}
