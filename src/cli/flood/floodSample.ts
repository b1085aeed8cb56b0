import { systemClock } from '../../core/base/clock';
import { isLabsError } from '../../core/base/errors';
import { floodedPort } from '../../core/flood/countsFor';
import { failedOf, refusedOf } from '../../core/flood/floodWords';
import type { Flood, SnapshotSource } from '../../core/ports';
import type { Snapshot } from '../../core/threads/snapshot';

/** One line of the flood's story: our own side and, from inside the container, the server's. */
export interface FloodSample {
  readonly at: string;
  readonly wanted: number;
  readonly held: number;
  /** At the port of the flood, whoever the client is. */
  readonly accepted: number | null;
  /** The length of that port's accept queue. */
  readonly queued: number | null;
  readonly dropped: number;
  readonly replaced: number;
  readonly failed: number;
  readonly refused: number;
  /** Failed attempts, and dropped connections that ended with an error, by the system's code. */
  readonly codes: Readonly<Record<string, number>>;
}

/** Looks at both sides; at the server's only until the signal is aborted. */
export async function sampleOf(
  flood: Flood,
  source: SnapshotSource,
  signal?: AbortSignal,
): Promise<FloodSample> {
  const { connections, takenAt } = await serverSide(source, signal);
  const { state } = flood;
  const server = connections && floodedPort(state, connections);
  const { wanted, held, dropped, replaced } = state;
  return {
    at: new Date(takenAt).toISOString(),
    wanted,
    held,
    accepted: server?.established ?? null,
    queued: server?.queueLength ?? null,
    dropped,
    replaced,
    failed: failedOf(state),
    refused: refusedOf(state),
    codes: codesOf(state),
  };
}

/** A flood may end with its container, and then nobody can look at the server any more. */
async function serverSide(
  source: SnapshotSource,
  signal: AbortSignal | undefined,
): Promise<Pick<Snapshot, 'connections' | 'takenAt'>> {
  try {
    return await source.take(signal);
  } catch (caught) {
    if (!isLabsError(caught) && signal?.aborted !== true) throw caught;
    return { connections: undefined, takenAt: systemClock.now() };
  }
}

function codesOf({ failed, broken }: Flood['state']): FloodSample['codes'] {
  const codes: Record<string, number> = { ...failed };
  for (const [code, count] of Object.entries(broken)) codes[code] = (codes[code] ?? 0) + count;
  return codes;
}
