import type { FloodState } from '../ports';
import type { ConnectionCounts, PortCounts } from '../threads/snapshot';

/** The connections at the port that a flood goes to; none where nobody listens there any more. */
export function floodedPort({ port }: FloodState, { ports }: ConnectionCounts): PortCounts {
  return ports.find((it) => it.port === port) ?? { port, ...none };
}

/** The connections that matter now: those at the port of the flood, and without one all. */
export function countsFor(
  flood: FloodState | undefined,
  connections: ConnectionCounts | undefined,
): Omit<PortCounts, 'port'> {
  if (connections === undefined) return none;
  if (flood !== undefined) return floodedPort(flood, connections);
  const { established, queued, ports } = connections;
  const sumOf = (count: 'queueLength' | 'halfClosed'): number =>
    ports.reduce((sum, port) => sum + port[count], 0);
  return {
    established,
    queued,
    queueLength: sumOf('queueLength'),
    halfClosed: sumOf('halfClosed'),
  };
}

const none = { established: 0, queued: 0, queueLength: 0, halfClosed: 0 };
