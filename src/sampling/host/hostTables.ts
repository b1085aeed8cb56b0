import { acceptedSockets, listeningPorts } from '../../core/threads/connectionCounts';
import { parseNetTcp } from '../../core/threads/parseNetTcp';
import { parseSockstat } from '../../core/threads/parseSockstat';
import type { ConnectionCounts } from '../../core/threads/snapshot';
import { readTextForSure } from '../../proc/procFiles';
import { QuietSockets } from '../quietSockets';
import { readList } from './readNow';

/** What the tables of a network say. */
export interface TableReading {
  readonly counts: ConnectionCounts | undefined;
  /** Inodes of the sockets of accepted connections; undefined where the tables cannot be read. */
  readonly accepted: ReadonlySet<number> | undefined;
}

/** The connections in the network of one process. */
export class HostTables {
  readonly #quiet = new QuietSockets();

  /** `net` is the process's folder of that name. */
  constructor(private readonly net: string) {}

  /** Reads what is needed; a table by the thread pool, since the kernel takes 5 ms for it. */
  async read(): Promise<TableReading> {
    const lists = ['sockstat', 'sockstat6'].map((name) => readList(`${this.net}/${name}`) ?? '');
    const numbers = parseSockstat(...lists);
    if (numbers !== '' && numbers === this.#quiet.numbers)
      return { counts: this.#quiet.countsOf(undefined, numbers), accepted: new Set() };
    const [, first, second] = numbers.split(':');
    const tables = [...(first === '0' ? [] : ['tcp']), ...(second === '0' ? [] : ['tcp6'])];
    const texts = await Promise.all(tables.map((name) => readTextForSure(`${this.net}/${name}`)));
    // Without IPv6 there is no second table. Without any, nothing is known.
    const isRead = tables.length === 0 || texts.some((text) => text !== undefined);
    if (!isRead) return { counts: undefined, accepted: undefined };
    const rows = parseNetTcp(texts.join('\n'));
    const accepted = acceptedSockets(rows, listeningPorts(rows));
    return { counts: this.#quiet.countsOf(rows, numbers), accepted };
  }
}
