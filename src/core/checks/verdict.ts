import type { ActionWork } from '../lab/model';

/** How a check ended. */
export interface Verdict {
  readonly state: 'passed' | 'failed';
  readonly expected: string;
  readonly seen: string;
  /** The author's reason that fits what was seen. */
  readonly because: string | undefined;
  /** What would mend it, where one action does. */
  readonly fix: ActionWork['do'] | undefined;
  /** Whose side is off; undefined when passed. */
  readonly fault: FaultSide | undefined;
  /** What the check saw, safe to show, and when (milliseconds since the epoch). */
  readonly evidence: readonly string[];
  readonly at: number;
}

/** `you`: not done yet; `environment`: engine, port, image; `lab`: its own solution fails too. */
export type FaultSide = 'you' | 'environment' | 'lab';
