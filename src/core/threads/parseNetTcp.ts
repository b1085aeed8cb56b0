/** One socket of `/proc/net/tcp` or `/proc/net/tcp6`. */
export interface TcpRow {
  readonly localPort: number;
  readonly remotePort: number;
  readonly state: TcpState;
  /** Bytes not yet read; of a LISTEN row the length of its accept queue. */
  readonly receiveQueue: number;
  /** 0 while no process has the socket: it was not accepted yet, or was closed already. */
  readonly inode: number;
}

export type TcpState = (typeof states)[number] | '?';

/** In the order of the kernel's numbers, from 1 (include/net/tcp_states.h). */
const states = [
  'ESTABLISHED',
  'SYN_SENT',
  'SYN_RECV',
  'FIN_WAIT1',
  'FIN_WAIT2',
  'TIME_WAIT',
  'CLOSE',
  'CLOSE_WAIT',
  'LAST_ACK',
  'LISTEN',
  'CLOSING',
  'NEW_SYN_RECV',
] as const;

/** `sl: local remote st tx:rx tr:when retrnsmt uid timeout inode ...`, ports and queues in hex. */
const row =
  /^ *\d+: [\dA-F]+:(?<local>[\dA-F]{4}) [\dA-F]+:(?<remote>[\dA-F]{4}) (?<state>[\dA-F]{2}) [\dA-F]+:(?<queue>[\dA-F]+) [\dA-F]+:[\dA-F]+ [\dA-F]+ +\d+ +\d+ (?<inode>\d+)/;

/** Reads the text of either file, or of both; lines that are no rows (the headers) are left out. */
export function parseNetTcp(text: string): readonly TcpRow[] {
  return text.split('\n').flatMap((line) => {
    const parts = row.exec(line)?.groups;
    if (parts === undefined) return [];
    const { local = '', remote = '', state = '', queue = '', inode = '' } = parts;
    return {
      localPort: parseInt(local, 16),
      remotePort: parseInt(remote, 16),
      state: states[parseInt(state, 16) - 1] ?? '?',
      receiveQueue: parseInt(queue, 16),
      inode: Number(inode),
    };
  });
}
