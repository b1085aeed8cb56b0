import { countsFor } from '../../core/flood/countsFor';
import type { FloodState } from '../../core/ports';
import type { ConnectionCounts } from '../../core/threads/snapshot';

/** The connections of the clients by what has become of them. */
export interface ClientCounts {
  readonly accepted: number;
  /** In the accept queue. */
  readonly waiting: number;
  /** Held, and not seen at the server: kept out by a full queue, on their way, or its side is not seen. */
  readonly outside: number;
}

/** Those of a flood, of which our side knows how many there are, else what the server sees. */
export function clientCounts(
  flood: FloodState | undefined,
  connections: ConnectionCounts | undefined,
): ClientCounts {
  const { established, queued } = countsFor(flood, connections);
  if (flood === undefined) return { accepted: established, waiting: queued, outside: 0 };
  // The two sides are not read at one instant, so the server may still have more than we hold.
  const waiting = Math.min(flood.held, queued);
  const accepted = Math.min(flood.held - waiting, established);
  return { accepted, waiting, outside: flood.held - waiting - accepted };
}
