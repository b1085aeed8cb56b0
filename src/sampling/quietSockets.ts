import { connectionCounts, listeningPorts } from '../core/threads/connectionCounts';
import type { TcpRow } from '../core/threads/parseNetTcp';
import type { ConnectionCounts } from '../core/threads/snapshot';

/** Spares the reading of the TCP tables while there are as many sockets as at a time without
 * connections: the kernel walks a table of all networks for them, 5 ms each on a machine with 24 GB. */
export class QuietSockets {
  /** What was seen then. */
  #counts: ConnectionCounts | undefined;
  #numbers = '';

  /** The numbers of sockets then, as `:1:0`; empty where there was no such time yet. */
  get numbers(): string {
    return this.#numbers;
  }

  /** The connections by what was read: `rows` are undefined where the tables were left out. */
  countsOf(rows: readonly TcpRow[] | undefined, numbers: string): ConnectionCounts | undefined {
    if (rows === undefined)
      return numbers !== '' && numbers === this.#numbers ? this.#counts : undefined;
    const listening = rows.filter(({ state }) => state === 'LISTEN');
    const all = numbers.split(':').reduce((sum, count) => sum + Number(count), 0);
    // A connection that its client has reset is no socket any more, but still in the queue.
    const isQuiet =
      listening.length === all && listening.every(({ receiveQueue }) => receiveQueue === 0);
    this.#numbers = isQuiet ? numbers : '';
    this.#counts = connectionCounts(listening, listeningPorts(listening));
    return connectionCounts(rows, listeningPorts(rows));
  }
}
