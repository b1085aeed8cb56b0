import { isSpent } from '../core/flood/floodWords';
import type { FloodState } from '../core/ports';

/** What the guide's host tells of the flood of its lab. */
export interface LiveFlood {
  readonly wanted: number;
  readonly held: number;
  readonly dropped: number;
  /** Whether a ramp has still to bring some of what is wanted. */
  readonly goesUp: boolean;
  readonly replacing: boolean;
  /** Whether it was to replace them, and somebody has paused that. */
  readonly isPaused: boolean;
  /** Whether nothing is left of it, and nothing comes by itself. */
  readonly isSpent: boolean;
  /** What the server does with it, in words; empty where nobody can see it. */
  readonly server: string;
  /** When it releases itself, in milliseconds since the epoch, as the host counts them. */
  readonly endsAt: number;
}

/** What of a flood the guide shows. */
export function liveFlood(flood: FloodState, server: string): LiveFlood {
  const { wanted, held, due, dropped, replacing, endsAt } = flood;
  return {
    ...{ wanted, held, dropped, goesUp: due < wanted, replacing, server, endsAt },
    isPaused: flood.isPaused === true,
    isSpent: isSpent(flood),
  };
}
