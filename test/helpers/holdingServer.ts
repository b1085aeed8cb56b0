import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** A server of this machine that holds every connection, as far as the test lets it. */
export class HoldingServer implements AsyncDisposable {
  /** Open now, oldest first. */
  readonly sockets = new Set<Socket>();
  accepted = 0;
  /** First bytes that came, of all connections. */
  received = '';
  /** Connections that were reset by the other side, by the error's code. */
  readonly resets: string[] = [];
  readonly #server: Server;

  constructor(treat: (socket: Socket, index: number) => void = () => undefined) {
    this.#server = createServer((socket) => {
      this.sockets.add(socket);
      socket.on('data', (data) => (this.received += data.toString()));
      socket.on('error', (failure: NodeJS.ErrnoException) => this.resets.push(failure.code ?? ''));
      socket.on('close', () => this.sockets.delete(socket));
      treat(socket, this.accepted);
      this.accepted += 1;
    });
  }

  async listen(port = 0, host = '127.0.0.1'): Promise<number> {
    this.#server.listen(port, host);
    await once(this.#server, 'listening');
    return (this.#server.address() as AddressInfo).port;
  }

  /** Stops to listen; what is open stays open. */
  refuse(): void {
    this.#server.close();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    if (this.#server.listening) {
      this.#server.close();
      await once(this.#server, 'close');
    }
  }
}

/** Resolves when the condition holds; the test's own time limit ends it otherwise. */
export async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setImmediate(resolve));
}
