import type { FloodState } from '../core/ports';

/** What the guide's host tells of the flood of its lab. */
export interface LiveFlood {
  readonly wanted: number;
  readonly held: number;
  readonly dropped: number;
  /** When it releases itself, in milliseconds since the epoch, as the host counts them. */
  readonly endsAt: number;
}

/** What of a flood the guide shows. */
export function liveFlood({ wanted, held, dropped, endsAt }: FloodState): LiveFlood {
  return { wanted, held, dropped, endsAt };
}
