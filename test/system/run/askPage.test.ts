import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { askPage } from '../../../src/run/looks/askPage';

describe('a page that a server of this machine is asked for', function () {
  this.timeout(20_000);
  let server: Server | undefined;

  async function serve(listener: RequestListener): Promise<number> {
    server = createServer(listener).listen(0, '127.0.0.1');
    await once(server, 'listening');
    return (server.address() as AddressInfo).port;
  }

  afterEach(() => {
    server?.closeAllConnections();
    server?.close();
  });

  it('is told with its status, and no redirection is followed', async () => {
    const port = await serve((request, response) => {
      response.writeHead(request.url === '/moved' ? 302 : 404, { location: '/' });
      response.end('page');
    });
    assert.deepEqual(await askPage(port, '/moved'), { answered: true, status: 302, body: 'page' });
    assert.deepEqual(await askPage(port, '/none'), { answered: true, status: 404, body: 'page' });
  });

  it('is cut where it never ends', async () => {
    const port = await serve((_, response) => {
      const more = (): void => {
        while (response.write('x'.repeat(50_000)));
      };
      response.on('drain', more);
      more();
    });
    const answer = await askPage(port, '/');
    assert.ok(answer.answered && answer.body.length >= 100_000 && answer.body.length < 1_000_000);
  });

  it('is told in plain words where nobody answers in time', async () => {
    const port = await serve(() => undefined);
    assert.deepEqual(await askPage(port, '/'), { answered: false, why: 'within 3 s' });
  });

  it("is told in the system's words where nobody listens", async () => {
    const port = await serve(() => undefined);
    server?.close();
    const answer = await askPage(port, '/');
    assert.ok(!answer.answered);
    assert.match(answer.why, /ECONNREFUSED/);
  });
});
