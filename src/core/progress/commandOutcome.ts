import type { SampleComparison } from '../samples/compareSample';

/** What became of a command that was run in a terminal. */
export type CommandOutcome =
  QueuedCommand | NotRunCommand | RunningCommand | SentCommand | EndedCommand;

/** It is to run once the one before it in its block has ended. */
export interface QueuedCommand {
  readonly kind: 'queued';
}

/** It was to run after another one that did not end well, goes on, or does not tell its end. */
export interface NotRunCommand {
  readonly kind: 'not-run';
  readonly since: 'failed' | 'goes-on' | 'untold';
}

/** It has begun, and its shell has not told an end. */
export interface RunningCommand {
  readonly kind: 'running';
  /** Milliseconds since the epoch. */
  readonly since: number;
}

/** It was typed into a shell that tells neither a beginning nor an end: nobody knows more. */
export interface SentCommand {
  readonly kind: 'sent';
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** It has ended: its shell has told so, or its terminal was closed. */
export interface EndedCommand {
  readonly kind: 'ended';
  readonly by: 'itself' | 'closing';
  /** Undefined where the shell does not tell, as one whose terminal was closed. */
  readonly exitCode: number | undefined;
  readonly milliseconds: number;
  /** How its output compares with the text, a difference with its line in lab.md; undefined where the
   * text shows no output, or where not enough of the real one is known. */
  readonly sample: SampleComparison | undefined;
  /** How much it printed; undefined where nobody has read that. */
  readonly printed: PrintedAmount | undefined;
}

/** How much a command printed. */
export interface PrintedAmount {
  /** In UTF-16 units, with what moves the cursor and colours. */
  readonly units: number;
  /** Whether all of it was kept, else only the beginning and the end. */
  readonly isWhole: boolean;
}
