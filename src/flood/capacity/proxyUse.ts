import { writtenEnd, type TcpEnd, type TcpEntry } from './tcpTable';

/**
 * What docker-proxy opens for each connection: its two sockets, and a pipe for each direction (seen
 * with 20.10: 1,000 connections, 6,009 files, of which 9 are its own). No proxy is known to take more.
 */
export const descriptorsPerConnection = 6;

/**
 * What it keeps of a connection that its client has left and its server has not: both sockets and a
 * pipe, for as long as the server keeps it (seen: 4,009 of 6,009 for good). Where the server's queue is
 * full the proxy goes on trying in vain, with the sockets alone, but it may still succeed.
 */
const descriptorsPerForsaken = 4;

/**
 * How many descriptors a proxy has in use, reckoned by the sockets that its network shows to all: its
 * own folder of descriptors shows itself to root alone. Pipes that it keeps for the next connections
 * count as free.
 */
export function descriptorsInUse(
  entries: readonly TcpEntry[],
  published: TcpEnd,
  leadsTo: TcpEnd | undefined,
): number {
  const front = writtenEnd(published);
  const back = leadsTo && writtenEnd(leadsTo);
  const open = entries.filter(({ isListening, inode }) => !isListening && inode !== 0);
  const held = open.filter(({ local }) => local === front).length;
  const passedOn = open.filter(({ remote }) => remote === back).length;
  const forsaken = Math.max(0, passedOn - held);
  return held * descriptorsPerConnection + forsaken * descriptorsPerForsaken;
}
