import { createServer } from 'node:net';

/** Labs publish 8080 and its neighbours, and web frameworks like 3000; few take these. */
const firstPort = 3210;
const portCount = 100;

/** The first port of ours on this machine that nothing listens on; undefined if there is none. */
export async function freePort(isFree = isPortFree): Promise<number | undefined> {
  for (let port = firstPort; port < firstPort + portCount; port += 1)
    if (await isFree(port)) return port;
  return undefined;
}

/** Whether a server could listen on the port now, on this machine's own address. */
export function isPortFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => {
      resolve(false);
    });
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      server.close(() => {
        resolve(true);
      });
    });
  });
}

/** A port number as people write it: undefined where it is none that a user's server may take. */
export function readPort(text: string): number | undefined {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  return port >= 1024 && port <= 65_535 ? port : undefined;
}
