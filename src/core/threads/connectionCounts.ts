import type { TcpRow, TcpState } from './parseNetTcp';
import type { ConnectionCounts, PortCounts } from './snapshot';

/**
 * Connections at the given ports: those that a process accepted (their row has an inode) and those
 * that wait in the accept queue (no inode yet).
 *
 * The receive queue of the LISTEN row, told apart as `queueLength`, is no second source for the latter:
 * it also counts connections whose client has left again. With the server stopped, 30 clients that
 * had reset and 30 that had closed were still 60 there, and none among the ESTABLISHED rows. And
 * since it is read a moment before the other rows, its sum with them is off while the server accepts.
 */
export function connectionCounts(
  rows: readonly TcpRow[],
  ports: ReadonlySet<number>,
): ConnectionCounts {
  const each = [...ports].sort((one, other) => one - other).map((port) => portCounts(rows, port));
  return {
    established: each.reduce((sum, { established }) => sum + established, 0),
    queued: each.reduce((sum, { queued }) => sum + queued, 0),
    ports: each,
  };
}

/** One side has said that it sends no more, and a process still has the socket. */
const halfClosed: ReadonlySet<TcpState> = new Set<TcpState>([
  'CLOSE_WAIT',
  'FIN_WAIT1',
  'FIN_WAIT2',
]);

/** The sockets of accepted connections at the given ports, by their inodes. */
export function acceptedSockets(
  rows: readonly TcpRow[],
  ports: ReadonlySet<number>,
): ReadonlySet<number> {
  const accepted = rows.filter(
    ({ localPort, state, inode }) => state === 'ESTABLISHED' && inode !== 0 && ports.has(localPort),
  );
  return new Set(accepted.map(({ inode }) => inode));
}

/** The ports at which a server listens. */
export function listeningPorts(rows: readonly TcpRow[]): ReadonlySet<number> {
  return new Set(rows.filter(({ state }) => state === 'LISTEN').map(({ localPort }) => localPort));
}

function portCounts(rows: readonly TcpRow[], port: number): PortCounts {
  const own = rows.filter(({ localPort }) => localPort === port);
  const open = own.filter(({ state }) => state === 'ESTABLISHED');
  const queued = open.filter(({ inode }) => inode === 0).length;
  const listening = own.filter(({ state }) => state === 'LISTEN');
  return {
    port,
    established: open.length - queued,
    queued,
    // A server may listen at one port more than once: for IPv4 and IPv6, or in several processes.
    queueLength: listening.reduce((sum, { receiveQueue }) => sum + receiveQueue, 0),
    halfClosed: own.filter(({ state, inode }) => inode !== 0 && halfClosed.has(state)).length,
  };
}
