import assert from 'node:assert/strict';
import { systemClock, type Clock } from '../../../src/core/base/clock';
import { atOnceInPeace, lastingMilliseconds } from '../../../src/flood/program/caution';
import type { HeldCounts } from '../../../src/flood/messages';
import { HeldConnections } from '../../../src/flood/program/heldConnections';
import { FakeClock } from '../../helpers/fakeClock';
import { HoldingServer, until } from '../../helpers/holdingServer';

/** Time passes only after everything that is on its way on this machine has arrived. */
class ArrivingClock extends FakeClock {
  override async sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
    for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    await super.sleep(milliseconds, signal);
  }
}

/** Connections that, unless that is off, may send as soon as they are open. */
class Held extends HeldConnections implements AsyncDisposable {
  maySendAtOnce = true;
  heard: (upTo: number) => void = () => undefined;

  constructor(port: number, wanted: number, clock: Clock) {
    super({ host: '127.0.0.1', port }, Buffer.from('G'), clock, {
      changed: () => undefined,
      opened: (upTo) => {
        this.heard(upTo);
        if (this.maySendAtOnce) this.maySend(upTo);
      },
    });
    this.hold({ count: wanted, replacing: true });
  }

  /** What is held and what became of the rest, but for whether it is at rest. */
  get numbers(): Omit<HeldCounts, 'stuck'> {
    const { held, dropped, replaced, failed, broken } = this.counts;
    return { held, dropped, replaced, failed, broken };
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.release();
  }
}

const full = (held: number): Omit<HeldCounts, 'stuck'> => ({
  ...{ held, dropped: 0, replaced: 0, failed: {}, broken: {} },
});

describe('HeldConnections', () => {
  let clock: FakeClock;
  beforeEach(() => {
    clock = new ArrivingClock();
  });

  async function hold(server: HoldingServer, wanted: number): Promise<Held> {
    return new Held(await server.listen(), wanted, clock);
  }

  it('holds what is wanted, each with one byte, and releases all by reset', async () => {
    await using server = new HoldingServer();
    const flood = await hold(server, 100);
    await until(() => flood.isFull);
    assert.deepEqual(flood.numbers, full(100));
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
    await until(() => flood.isFull);
    await until(() => server.sockets.size === 20);
    clock.time += 20_000;
    const [closed, reset] = server.sockets;
    closed?.end('HTTP/1.1 408 Request Timeout\r\n\r\n');
    reset?.resetAndDestroy();
    await until(() => flood.counts.replaced === 2);
    const broken = { ECONNRESET: 1 };
    assert.deepEqual(flood.numbers, { ...full(20), dropped: 2, replaced: 2, broken });
    assert.equal(clock.time, 20_000, 'a server that is well is not waited for');
  });

  it('counts what is refused by its code and tries again, one at a time, ever more slowly', async () => {
    await using server = new HoldingServer();
    const flood = await hold(server, 50);
    await until(() => flood.isFull);
    clock.time += 20_000;
    server.refuse();
    for (const socket of server.sockets) socket.destroy();
    const begin = clock.time;
    await until(() => (flood.counts.failed['ECONNREFUSED'] ?? 0) >= 50 + 16);
    await flood.release();
    const { failed, held, dropped } = flood.counts;
    assert.deepEqual([held, dropped, Object.keys(failed)], [0, 50, ['ECONNREFUSED']]);
    // 50 at once at first, then one after 50, 100, 200, 400, 800, 1600, 2000, 2000, ... ms.
    assert.ok(clock.time - begin >= 50 + 100 + 200 + 400 + 800 + 1600 + 10 * 2000);
  });

  it('does not hammer a server that accepts and drops at once', async () => {
    await using server = new HoldingServer((socket) => {
      socket.destroy();
    });
    const flood = await hold(server, 100);
    await until(() => flood.counts.dropped >= 150 + 12);
    await flood.release();
    // After the first wave, and the few in whose place others came at once, each came after a pause of
    // its own.
    assert.ok(clock.time >= 50 + 100 + 200 + 400 + 800 + 1600 + 5 * 2000);
  });

  it('goes on at full speed once a connection lasts again', async () => {
    let isUnwell = true;
    await using server = new HoldingServer((socket) => {
      if (isUnwell) socket.destroy();
    });
    await using flood = await hold(server, 60);
    await until(() => flood.counts.stuck);
    isUnwell = false;
    const well = clock.time;
    await until(() => flood.counts.held === 60);
    const passed = clock.time - well;
    assert.equal(passed, 50 + lastingMilliseconds, 'one pause, one connection that is watched');
    assert.equal(flood.counts.replaced, flood.counts.dropped);
  });

  it('does not wait where a few are dropped at once and most stay', async () => {
    await using server = new HoldingServer((socket, index) => {
      if (index >= 60 && index < 80) socket.destroy();
    });
    await using flood = await hold(server, 60);
    await until(() => flood.isFull && server.sockets.size === 60);
    clock.time += 20_000;
    for (const socket of server.sockets) socket.destroy();
    await until(() => flood.counts.held === 60 && flood.counts.dropped === 80);
    assert.equal(flood.counts.replaced, 80);
    assert.equal(clock.time, 20_000, 'nothing is waited for');
  });

  it('says that it is stuck where nothing listens, and leaves no timer when released', async () => {
    await using server = new HoldingServer();
    const port = await server.listen();
    server.refuse();
    const before = timers();
    const flood = new Held(port, 3, systemClock);
    await until(() => flood.counts.stuck);
    assert.equal(flood.counts.held, 0);
    assert.ok((flood.counts.failed['ECONNREFUSED'] ?? 0) > 0);
    assert.ok(timers() > before, 'it waits before it tries again');
    await flood.release();
    assert.equal(timers(), before);
  });

  it('sends nothing through what opened after the last that may send', async () => {
    await using server = new HoldingServer();
    const asked: number[] = [];
    await using flood = await hold(server, 0);
    flood.maySendAtOnce = false;
    flood.heard = (upTo) => void asked.push(upTo);
    flood.hold({ count: 10, replacing: true });
    await until(() => asked.at(-1) === 10 && server.accepted === 10);
    assert.equal(flood.counts.held, 0, 'none counts as held before it has sent');
    flood.maySend(4);
    await until(() => server.received.length === 4);
    assert.equal(flood.counts.held, 4);
    flood.hold({ count: 12 });
    await until(() => asked.at(-1) === 12 && server.accepted === 12);
    flood.maySend(10);
    await until(() => server.received.length === 10);
    assert.deepEqual([flood.counts.held, flood.isFull], [10, false]);
  });

  it('holds more or fewer when told so, and releases the newest first', async () => {
    await using server = new HoldingServer();
    await using flood = await hold(server, 10);
    await until(() => flood.isFull && server.sockets.size === 10);
    const first = [...server.sockets];
    flood.hold({ count: 30 });
    await until(() => flood.counts.held === 30 && server.sockets.size === 30);
    flood.hold({ count: 10 });
    assert.equal(flood.counts.held, 10);
    await until(() => server.sockets.size === 10);
    assert.deepEqual([...server.sockets], first);
    assert.deepEqual(flood.numbers, full(10), 'what is let go of was not dropped');
  });

  it('leaves places empty while it does not replace, and fills them when it does again', async () => {
    await using server = new HoldingServer();
    await using flood = await hold(server, 20);
    await until(() => flood.isFull && server.sockets.size === 20);
    clock.time += 20_000;
    flood.hold({ replacing: false });
    for (const socket of [...server.sockets].slice(0, 5)) socket.destroy();
    await until(() => flood.counts.dropped === 5);
    assert.deepEqual(flood.numbers, { ...full(15), dropped: 5 });
    flood.hold({ count: 22 });
    await until(() => flood.counts.held === 17);
    assert.equal(flood.counts.replaced, 0, 'the two that came are new ones');
    flood.hold({ replacing: true });
    await until(() => flood.counts.held === 22 && server.accepted === 27);
    assert.equal(flood.counts.replaced, 5);
  });

  it('can be released while it connects, and opens nothing afterwards', async () => {
    await using server = new HoldingServer();
    const flood = await hold(server, 500);
    await flood.release();
    const { held, dropped, failed } = flood.counts;
    assert.deepEqual([held, dropped, failed], [0, 0, {}]);
    await until(() => server.sockets.size === 0);
    assert.ok(server.accepted <= atOnceInPeace, 'no more than were on their way');
  });
});

/** Timers of this process that have not gone off. */
function timers(): number {
  return process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
}
