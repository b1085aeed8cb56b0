import { connect } from 'node:net';
import type { FloodTarget } from './floodTarget';

/** A connection to the server that is being opened, or held. */
export interface Connection {
  /** Closes it with a reset, so that nothing lingers; resolves when it is closed. */
  release(): Promise<void>;
}

/** What happens to a connection: `failed`, or `opened` and later `dropped`; nothing once released. */
export interface ConnectionWatcher {
  readonly opened: () => void;
  /** It never opened; the system's error code says why. */
  readonly failed: (code: string) => void;
  /** The server closed it. */
  readonly dropped: () => void;
}

/** Nothing on the loopback address takes this long, unless the server's queue is full. */
const connectMilliseconds = 5000;

/** The first byte of a request: the server gives the connection a thread that waits for the rest. */
const beginOfRequest = 'G';

/** Opens a connection, sends it the first byte of a request and never the rest. */
export function openConnection(target: FloodTarget, watcher: ConnectionWatcher): Connection {
  const socket = connect(target);
  let open = false;
  let released = false;
  let code = 'ECONNRESET';
  socket.setTimeout(connectMilliseconds, () => {
    code = 'ETIMEDOUT';
    socket.destroy();
  });
  socket.once('connect', () => {
    open = true;
    socket.setTimeout(0);
    socket.write(beginOfRequest);
    // An answer is of no interest, but only who reads it gets to see that the server has closed.
    socket.resume();
    if (!released) watcher.opened();
  });
  socket.on('error', (failure: NodeJS.ErrnoException) => {
    code = failure.code ?? failure.name;
  });
  const closed = new Promise<void>((resolve) => {
    socket.once('close', () => {
      if (!released && open) watcher.dropped();
      else if (!released) watcher.failed(code);
      resolve();
    });
  });
  return {
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
