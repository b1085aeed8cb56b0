import type { Probe } from '../../model';
import { anyCount, countsOf, inBoth, isEmpty, type Bounds } from './bounds';
import { wordsOf } from './words';

/** What a check expects of connections: both sides, and their sum. */
export interface ConnectionSides {
  readonly port: unknown;
  readonly total: Bounds;
  readonly established: Bounds;
  readonly queued: Bounds;
}

export function connectionSides(probe: Probe): ConnectionSides {
  // A single amount is that of the established ones.
  if (typeof probe.expects !== 'object')
    return {
      port: undefined,
      total: anyCount,
      established: countsOf(probe.expects),
      queued: anyCount,
    };
  const { port, total, established, queued } = wordsOf(probe);
  return {
    port,
    total: countsOf(total),
    established: countsOf(established),
    queued: countsOf(queued),
  };
}

/** Whether there are numbers that fit both; a sum must be that of its sides. */
export function canHoldTogether(one: ConnectionSides, other: ConnectionSides): boolean {
  const total = inBoth(one.total, other.total);
  const established = inBoth(one.established, other.established);
  const queued = inBoth(one.queued, other.queued);
  const sum = { low: established.low + queued.low, high: established.high + queued.high };
  return ![total, established, queued, inBoth(total, sum)].some(isEmpty);
}
