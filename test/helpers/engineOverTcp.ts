import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import type { Engine } from '../../src/core/ports';
import { findEngine } from '../../src/engine';

/** An engine that is reached over TCP, on a way that a test can break. */
export interface EngineOverTcp extends AsyncDisposable {
  readonly engine: Engine;
  /** Pieces of requests that have gone to it so far. */
  readonly asked: number;
  /** Breaks all connections, as when a machine goes down; from now on nobody answers there. */
  breakOff(): Promise<void>;
}

/**
 * Puts a TCP port of the loopback address in front of an engine's unix socket: to the engine it is
 * the same, to us it is another machine. Undefined where the engine has no unix socket.
 */
export async function engineOverTcp(local: Engine): Promise<EngineOverTcp | undefined> {
  const [, path] = /^unix:\/\/(.*)$/.exec(local.address) ?? [];
  if (path === undefined) return undefined;
  const connections = new Set<Socket>();
  let asked = 0;
  // Half-open, so that the end of one direction is carried on as exactly that.
  const server = createServer({ allowHalfOpen: true }, (near) => {
    const far = connect({ path, allowHalfOpen: true });
    near.on('data', () => (asked += 1));
    near.pipe(far).pipe(near);
    connections.add(near);
    near.on('error', () => far.destroy());
    near.on('close', () => {
      connections.delete(near);
      far.destroy();
    });
    far.on('error', () => near.destroy());
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
  const engine = await findEngine({ choice: `tcp://127.0.0.1:${String(port)}` });
  const breakOff = async (): Promise<void> => {
    // A socket that is just ending must not be reset: Node then never closes its handle and spins
    // for ever when the process ends.
    for (const connection of connections)
      if (connection.writableEnded) connection.destroy();
      else connection.resetAndDestroy();
    if (server.listening) await new Promise((resolve) => server.close(resolve));
  };
  return {
    engine,
    get asked() {
      return asked;
    },
    breakOff,
    async [Symbol.asyncDispose]() {
      await engine[Symbol.asyncDispose]();
      await breakOff();
    },
  };
}
