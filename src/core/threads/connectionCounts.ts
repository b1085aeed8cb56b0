import type { TcpRow } from './parseNetTcp';
import type { ConnectionCounts } from './snapshot';

/**
 * Connections at the given ports: those that a process accepted (their row has an inode) and those
 * that wait in the accept queue (no inode yet).
 *
 * The receive queue of the LISTEN row would be a second source for the latter, but the wrong one:
 * it also counts connections whose client has left again. With the server stopped, 30 clients that
 * had reset and 30 that had closed were still 60 there, and none among the ESTABLISHED rows. And
 * since it is read a moment before the other rows, its sum with them is off while the server accepts.
 */
export function connectionCounts(
  rows: readonly TcpRow[],
  ports: ReadonlySet<number>,
): ConnectionCounts {
  const open = rows.filter(
    ({ state, localPort }) => state === 'ESTABLISHED' && ports.has(localPort),
  );
  const queued = open.filter(({ inode }) => inode === 0).length;
  return { established: open.length - queued, queued };
}

/** The ports at which a server listens. */
export function listeningPorts(rows: readonly TcpRow[]): ReadonlySet<number> {
  return new Set(rows.filter(({ state }) => state === 'LISTEN').map(({ localPort }) => localPort));
}
