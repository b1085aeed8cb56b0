import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { createServer as createHttpServer, type Server as HttpServer } from 'node:http';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Environment } from '../../src/engine/connect/environment';

/** What can be found listening on a socket. */
export type Listener =
  'engine' | 'other web server' | 'no web server' | 'silent' | 'nobody' | 'locked';

/** A folder laid out like a machine, with real sockets, in which engines can be looked for. */
export class TemporaryMachine implements AsyncDisposable {
  readonly #servers: Server[] = [];
  readonly #connections = new Set<Socket>();

  private constructor(readonly root: string) {}

  static async create(): Promise<TemporaryMachine> {
    const root = await mkdtemp(join(tmpdir(), 'll-'));
    // Looked at by another user too, where the test itself runs as root.
    await chmod(root, 0o755);
    return new TemporaryMachine(root);
  }

  environment(variables: Readonly<Record<string, string>> = {}): Environment {
    return {
      variables,
      home: join(this.root, 'home'),
      platform: 'linux',
      userId: 1000,
      root: this.root,
      patienceMilliseconds: 1000,
    };
  }

  /** Puts a socket at a path of this machine. */
  async listen(path: string, listener: Listener): Promise<void> {
    const socket = join(this.root, path);
    await mkdir(dirname(socket), { recursive: true });
    const server = this.#own(serverFor(listener));
    await once(server.listen(socket), 'listening');
    await chmod(socket, listener === 'locked' ? 0 : 0o777);
    if (listener === 'nobody') await this.#leaveSocketBehind(server, socket);
  }

  /** Listens on a free TCP port of the loopback address and gives it. */
  async listenTcp(listener: Listener): Promise<number> {
    const server = this.#own(serverFor(listener));
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const address = server.address();
    return typeof address === 'object' ? (address?.port ?? 0) : 0;
  }

  /** Puts a program at a path of this machine. */
  async install(path: string): Promise<void> {
    await mkdir(dirname(join(this.root, path)), { recursive: true });
    await writeFile(join(this.root, path), '', { mode: 0o755 });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const connection of this.#connections) connection.destroy();
    for (const server of this.#servers) server.close();
    await rm(this.root, { recursive: true });
  }

  #own(server: Server): Server {
    this.#servers.push(server);
    server.on('connection', (connection) => this.#connections.add(connection));
    return server;
  }

  /** As after a kill -9: the file is there, but nobody answers. */
  async #leaveSocketBehind(server: Server, socket: string): Promise<void> {
    await rename(socket, `${socket}.kept`);
    server.close();
    await rename(`${socket}.kept`, socket);
  }
}

function serverFor(listener: Listener): Server {
  switch (listener) {
    case 'silent':
      return createServer();
    case 'no web server':
      return createServer((connection) => connection.end('220 mail\r\n'));
    case 'other web server':
      return createHttpServer((_, response) => response.end('It works!'));
    case 'engine':
    case 'locked':
    case 'nobody':
      return engineServer();
  }
}

/** Answers what an engine answers when it is looked for. */
function engineServer(): HttpServer {
  return createHttpServer(({ url }, response) => {
    if (url === '/_ping') response.end('OK');
    else if (url === '/version') response.end(JSON.stringify({ ApiVersion: '1.41' }));
    else response.writeHead(404).end();
  });
}
