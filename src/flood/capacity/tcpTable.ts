import { isIP } from 'node:net';
import { endianness } from 'node:os';
import { readText, readUntil } from '../../proc/procFiles';

/** An address and a port, at either end of a connection. */
export interface TcpEnd {
  readonly address: string;
  readonly port: number;
}

/** One socket of `/proc/net/tcp` or `/proc/net/tcp6`; its ends as the kernel writes them. */
export interface TcpEntry {
  readonly local: string;
  readonly remote: string;
  readonly isListening: boolean;
  readonly userId: number;
  /** 0 while no process has the socket. */
  readonly inode: number;
}

/** `sl: local remote st tx:rx tr:when retrnsmt uid timeout inode ...` */
const row =
  /^ *\d+: (?<local>[\dA-F]+:[\dA-F]{4}) (?<remote>[\dA-F]+:[\dA-F]{4}) (?<state>[\dA-F]{2}) \S+ \S+ [\dA-F]+ +(?<user>\d+) +\d+ +(?<inode>\d+)/;

/** The kernel's number of the state LISTEN. */
const listening = '0A';

/** The kernel's number of the state TIME_WAIT. */
const waiting = ' 06 ';

/**
 * Reads the text of either file; lines that are no rows (the headers) are left out, and those of closed
 * connections that no process has any more, of which a flood leaves thousands for a minute.
 */
export function parseTcpTable(text: string): readonly TcpEntry[] {
  return text.split('\n').flatMap((line) => {
    if (line.includes(waiting)) return [];
    const parts = row.exec(line)?.groups;
    if (parts === undefined) return [];
    const { local = '', remote = '', state, user, inode } = parts;
    return {
      local,
      remote,
      isListening: state === listening,
      userId: Number(user),
      inode: Number(inode),
    };
  });
}

/**
 * All TCP sockets of the network in which a process lives, also of another user's process.
 * @param process `/proc/PID`, or `/proc` for this process
 */
export async function readTcpTables(process: string): Promise<readonly TcpEntry[] | undefined> {
  const texts = await Promise.all(
    ['tcp', 'tcp6'].map((name) => readText(`${process}/net/${name}`)),
  );
  // A system without IPv6 has only the first.
  return texts[0] === undefined ? undefined : texts.flatMap((text) => parseTcpTable(text ?? ''));
}

/**
 * What listens there now. Only the few rows of listening sockets are read through, since this is asked
 * again and again while there are thousands of others. Fails where the tables cannot be read for now.
 */
export async function readListener(proc: string, end: TcpEnd): Promise<TcpEntry | undefined> {
  const texts = await Promise.all(
    ['tcp', 'tcp6'].map((name) => readListening(`${proc}/net/${name}`)),
  );
  return listenerAt(texts.flatMap(parseTcpTable), end);
}

/** The rows of listening sockets. The kernel writes them before all others (net/ipv4/tcp_ipv4.c), so a
 * beginning that has another row has them all. */
async function readListening(path: string): Promise<string> {
  const isOther = (row: string): boolean => row !== '' && !isListening(row);
  // The first line names the columns, and the last one may be cut.
  const rowsOf = (text: string): readonly string[] => text.split('\n').slice(1, -1);
  const text = await readUntil(path, (beginning) => rowsOf(beginning).some(isOther));
  return rowsOf(text ?? '')
    .filter(isListening)
    .join('\n');
}

function isListening(line: string): boolean {
  return line.includes(` ${listening} `);
}

/** What listens there: a socket of just this address before one of every address. */
export function listenerAt(
  entries: readonly TcpEntry[],
  { address, port }: TcpEnd,
): TcpEntry | undefined {
  const everyAddress = isIP(address) === 4 ? ['0.0.0.0', '::'] : ['::'];
  for (const candidate of [address, ...everyAddress]) {
    const end = writtenEnd({ address: candidate, port });
    const entry = entries.find(({ isListening, local }) => isListening && local === end);
    if (entry !== undefined) return entry;
  }
  return undefined;
}

/** An end as the kernel writes it: words of 32 bits in the machine's own order, then the port. */
export function writtenEnd({ address, port }: TcpEnd): string {
  const words = (bytesOf(address).match(/.{8}/g) ?? []).map((word) =>
    endianness() === 'LE' ? (word.match(/../g) ?? []).reverse().join('') : word,
  );
  return `${words.join('')}:${hex(port, 4)}`;
}

/** The bytes of an address in hex, in the order of the network; '' of what is none. */
function bytesOf(address: string): string {
  const kind = isIP(address);
  if (kind === 0) return '';
  if (kind === 4)
    return address
      .split('.')
      .map((part) => hex(Number(part), 2))
      .join('');
  // The last two groups may be written as an IPv4 address, and one run of zeros as `::`.
  const plain = address.replace(/[\d.]+\.\d+$/, (tail) =>
    (bytesOf(tail).match(/.{4}/g) ?? []).join(':'),
  );
  const [before = [], after = []] = plain
    .split('::')
    .map((side) => side.split(':').filter((group) => group !== ''));
  const zeros = Array.from({ length: 8 - before.length - after.length }, () => '0');
  return [...before, ...zeros, ...after].map((group) => hex(parseInt(group, 16), 4)).join('');
}

function hex(value: number, digits: number): string {
  return value.toString(16).toUpperCase().padStart(digits, '0');
}
