import assert from 'node:assert/strict';
import { systemClock } from '../../src/core/base/clock';
import type { FloodCounts } from '../../src/core/ports';
import { lastingMilliseconds } from '../../src/flood/caution';
import { HeldConnections } from '../../src/flood/heldConnections';
import { FakeClock } from '../helpers/fakeClock';
import { HoldingServer, until } from '../helpers/holdingServer';

/** Time passes only after everything that is on its way on this machine has arrived. */
class ArrivingClock extends FakeClock {
  override async sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
    for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    await super.sleep(milliseconds, signal);
  }
}

describe('HeldConnections', () => {
  let clock: FakeClock;
  beforeEach(() => {
    clock = new ArrivingClock();
  });

  async function hold(server: HoldingServer, wanted: number): Promise<HeldConnections> {
    const port = await server.listen();
    return new HeldConnections({ host: '127.0.0.1', port }, wanted, clock);
  }

  it('holds what is wanted, each with one byte, and releases all by reset', async () => {
    await using server = new HoldingServer();
    const flood = await hold(server, 100);
    await flood.settled;
    assert.deepEqual(flood.counts, { wanted: 100, held: 100, dropped: 0, replaced: 0, failed: {} });
    await until(() => server.received.length === 100);
    assert.equal(server.received, 'G'.repeat(100));
    await flood.release();
    assert.equal(flood.counts.held, 0);
    await until(() => server.sockets.size === 0);
    assert.deepEqual(server.resets, Array(100).fill('ECONNRESET'));
    assert.deepEqual([flood.counts.dropped, server.accepted], [0, 100]);
  });

  it('replaces what the server closes or resets', async () => {
    await using server = new HoldingServer();
    await using flood = await hold(server, 20);
    await flood.settled;
    await until(() => server.sockets.size === 20);
    clock.time += 20_000;
    const [closed, reset] = server.sockets;
    closed?.end('HTTP/1.1 408 Request Timeout\r\n\r\n');
    reset?.resetAndDestroy();
    await until(() => flood.counts.replaced === 2);
    assert.deepEqual(flood.counts, { wanted: 20, held: 20, dropped: 2, replaced: 2, failed: {} });
    assert.equal(clock.time, 20_000, 'a server that is well is not waited for');
  });

  it('counts what is refused by its code and tries again, one at a time, ever more slowly', async () => {
    await using server = new HoldingServer();
    const flood = await hold(server, 50);
    await flood.settled;
    clock.time += 20_000;
    server.refuse();
    for (const socket of server.sockets) socket.destroy();
    const begin = clock.time;
    await until(() => (flood.counts.failed['ECONNREFUSED'] ?? 0) >= 50);
    await flood.release();
    const { failed, held, dropped } = flood.counts;
    assert.deepEqual([held, dropped, Object.keys(failed)], [0, 50, ['ECONNREFUSED']]);
    // 32 at once at first, then one after 50, 100, 200, 400, 800, 1600, 2000, 2000, ... ms.
    assert.ok(clock.time - begin >= 50 + 100 + 200 + 400 + 800 + 1600 + 10 * 2000);
  });

  it('does not hammer a server that accepts and drops at once', async () => {
    await using server = new HoldingServer((socket) => {
      socket.destroy();
    });
    const flood = await hold(server, 100);
    await flood.settled;
    await until(() => flood.counts.dropped >= 112);
    await flood.release();
    // After the first wave, of 100 at most, each came after a pause of its own.
    assert.ok(clock.time >= 50 + 100 + 200 + 400 + 800 + 1600 + 5 * 2000);
  });

  it('goes on at full speed once a connection lasts again', async () => {
    await using server = new HoldingServer((socket, index) => {
      if (index < 5) socket.destroy();
    });
    await using flood = await hold(server, 60);
    await until(() => flood.counts.held === 60 && flood.counts.dropped === 5);
    assert.equal(flood.counts.replaced, 5);
    assert.equal(clock.time, 50 + lastingMilliseconds, 'one pause, one connection that is watched');
  });

  it('settles and reports where nothing listens, and leaves no timer when released', async () => {
    await using server = new HoldingServer();
    const port = await server.listen();
    server.refuse();
    const before = timers();
    const flood = new HeldConnections({ host: '127.0.0.1', port }, 3, systemClock);
    await flood.settled;
    assert.equal(flood.counts.held, 0);
    assert.ok((flood.counts.failed['ECONNREFUSED'] ?? 0) > 0);
    assert.ok(timers() > before, 'it waits before it tries again');
    await flood.release();
    assert.equal(timers(), before);
  });

  it('tells its listeners of every change at once, and at last of the release', async () => {
    await using server = new HoldingServer();
    const flood = await hold(server, 40);
    const heard: FloodCounts[] = [];
    flood.onChange((counts) => heard.push(counts));
    await until(() => heard.at(-1)?.held === 40);
    assert.ok(heard.length < 40, 'not once for each connection');
    await flood.release();
    assert.equal(heard.at(-1)?.held, 0);
    const before = heard.length;
    await flood.release();
    assert.equal(heard.length, before);
  });

  it('can be released while it connects, and opens nothing afterwards', async () => {
    await using server = new HoldingServer();
    const flood = await hold(server, 500);
    await flood.release();
    await flood.settled;
    const { held, dropped, failed } = flood.counts;
    assert.deepEqual([held, dropped, failed], [0, 0, {}]);
    await until(() => server.sockets.size === 0);
    assert.ok(server.accepted <= 32, 'no more than were on their way');
  });
});

/** Timers of this process that have not gone off. */
function timers(): number {
  return process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
}
