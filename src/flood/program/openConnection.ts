import { connect } from 'node:net';
import type { FloodTarget } from '../floodTarget';

/** A connection to the server that is being opened, or held. */
export interface Connection {
  /** Sends the bytes that it is to send, once it is open. */
  send(bytes: Uint8Array): void;
  /** Closes it with a reset, so that nothing lingers; resolves when it is closed. */
  release(): Promise<void>;
}

/** What happens to a connection: `failed`, or `opened` and later `dropped`; nothing once released. */
export interface ConnectionWatcher {
  readonly opened: () => void;
  /** It never opened; the system's error code says why. */
  readonly failed: (code: string) => void;
  /** The server closed it, with the system's code where that was an error. */
  readonly dropped: (code: string | undefined) => void;
}

/** Nothing on the loopback address takes this long, unless the server's queue is full. */
const connectMilliseconds = 5000;

/** An answer is of no interest, but only who reads it gets to see that the server has closed. */
const unread = { buffer: new Uint8Array(4096), callback: () => true };

/** Opens a connection, which sends nothing before it is told to. */
export function openConnection(target: FloodTarget, watcher: ConnectionWatcher): Connection {
  const socket = connect({ ...target, onread: unread });
  let open = false;
  let released = false;
  let code: string | undefined;
  socket.setTimeout(connectMilliseconds, () => {
    code = 'ETIMEDOUT';
    socket.destroy();
  });
  socket.once('connect', () => {
    open = true;
    socket.setTimeout(0);
    if (!released) watcher.opened();
  });
  socket.on('error', (failure: NodeJS.ErrnoException) => {
    code = failure.code ?? failure.name;
  });
  const closed = new Promise<void>((resolve) => {
    socket.once('close', () => {
      if (!released && open) watcher.dropped(code);
      else if (!released) watcher.failed(code ?? 'ECONNRESET');
      resolve();
    });
  });
  return {
    send(bytes) {
      socket.write(bytes);
    },
    async release() {
      released = true;
      // A reset of a connection that is not open yet would wait until it is, and one of a connection
      // that the server has just closed would never be done (seen with Node 20.20).
      if (open && !socket.writableEnded) socket.resetAndDestroy();
      else socket.destroy();
      await closed;
    },
  };
}
