import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';

/** An engine without any container, that answers over TCP and remembers what it was asked. */
export class FakeEngine implements AsyncDisposable {
  /** The paths that were asked for, in order, without the API's version. */
  readonly asked: string[] = [];
  readonly #listening = new Set<ServerResponse>();

  private constructor(private readonly server: Server) {}

  static async start(): Promise<FakeEngine> {
    const server = createServer();
    const engine = new FakeEngine(server);
    server.on('request', ({ url = '' }, response: ServerResponse) => {
      const path = url.replace(/^\/v[\d.]+/, '').replace(/\?.*$/, '');
      engine.asked.push(path);
      engine.#answer(path, response);
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    return engine;
  }

  /** Where it can be reached, as a setting names it. */
  get address(): string {
    const address = this.server.address();
    return `tcp://127.0.0.1:${String(typeof address === 'object' ? address?.port : 0)}`;
  }

  /** Streams of events that are open now. */
  get listeners(): number {
    return this.#listening.size;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.server.close();
    this.server.closeAllConnections();
    await once(this.server, 'close');
  }

  #answer(path: string, response: ServerResponse): void {
    if (path === '/_ping') response.end('OK');
    else if (path === '/version')
      response.end(JSON.stringify({ ApiVersion: '1.41', Version: '1', Arch: 'amd64' }));
    else if (path === '/events') this.#listen(response);
    else response.writeHead(404).end(JSON.stringify({ message: 'no such thing' }));
  }

  /** Nothing ever happens here, and the stream stays open. */
  #listen(response: ServerResponse): void {
    response.flushHeaders();
    this.#listening.add(response);
    response.once('close', () => this.#listening.delete(response));
  }
}
