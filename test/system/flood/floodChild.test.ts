import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FloodCommand } from '../../../src/flood/channel';
import { perlHere } from '../../../src/flood/perlProgram';
import { FloodChild } from '../../helpers/floodChild';
import { floodPrograms } from '../../helpers/floods';
import { HoldingServer, until } from '../../helpers/holdingServer';
import { skipSuite } from '../../helpers/skip';

describe('the process of a flood inside a container', function () {
  this.timeout(20_000);

  /** Ends after three seconds without a word. */
  const command: FloodCommand = [...perlHere, '3'];

  before(function () {
    if (floodPrograms['perl'] === undefined) skipSuite(this, 'there is no perl for it here');
  });

  it('ends once its host has been silent for long', async () => {
    await using child = new FloodChild(command);
    assert.deepEqual(await child.ended, [1, null]);
  });

  it('keeps its time though nobody reads what it says', async () => {
    await using server = new HoldingServer();
    const port = await server.listen();
    // A pipe has 16 pages: all but one are full.
    const script = '{ head -c 61440 /dev/zero; exec "$0" "$@"; } | sleep 25';
    await using child = new FloodChild(['sh', '-c', script, ...perlHere]);
    const place = { host: '127.0.0.1', port, request: '47' };
    child.give({ do: 'begin', ...place, count: 5, replacing: true, milliseconds: 6000 });
    await until(() => server.accepted === 5);
    let count = 5;
    const changing = setInterval(() => {
      count = count === 5 ? 4 : 5;
      child.give({ do: 'hold', count });
      child.give({ do: 'send', upTo: 1000 });
    }, 20);
    try {
      await until(() => server.sockets.size === 0);
    } finally {
      clearInterval(changing);
      child.process.stdin.end();
    }
  });

  it('outlasts a sleep of the machine or its container, in which it could hear nothing', async () => {
    await using child = new FloodChild(command);
    const heart = setInterval(() => {
      child.give({ do: 'alive' });
    }, 100);
    try {
      await until(() => child.reports.length === 1);
      child.process.kill('SIGSTOP');
      await sleep(4000);
      child.process.kill('SIGCONT');
      await sleep(500);
      assert.deepEqual([child.process.exitCode, child.process.signalCode], [null, null]);
    } finally {
      clearInterval(heart);
    }
  });
});

// The programs of a flood as they ship, each in a process of its own: they must do the same.
for (const [name, command] of Object.entries(floodPrograms))
  describe(`the process of a flood (${name})`, function () {
    // It starts a process, on a machine that may be busy.
    this.timeout(20_000);
    let server: HoldingServer;
    let child: FloodChild;
    /** What the server does with each connection, from the first on. */
    let treat: (index: number) => 'hold' | 'drop';
    beforeEach(() => {
      treat = () => 'hold';
      server = new HoldingServer((socket, index) => {
        if (treat(index) === 'drop') socket.destroy();
      });
      child = new FloodChild(command);
    });
    afterEach(async () => {
      await child[Symbol.asyncDispose]();
      await server[Symbol.asyncDispose]();
    });

    async function begin(count: number, milliseconds = 60_000): Promise<number> {
      const port = await server.listen();
      const place = { host: '127.0.0.1', port, request: '47' };
      child.give({ do: 'begin', ...place, count, replacing: true, milliseconds });
      return port;
    }

    async function hold(count: number): Promise<void> {
      await begin(count);
      await until(() => child.counts.held === count && server.received.length === count);
    }

    async function assertReleased(exitCode: number, count: number): Promise<void> {
      assert.deepEqual(await child.ended, [exitCode, null]);
      await until(() => server.sockets.size === 0);
      assert.deepEqual(server.resets, Array(count).fill('ECONNRESET'));
    }

    it('says that it can be told what to do before anything else', async () => {
      await hold(3);
      assert.equal(child.reports[0]?.is, 'ready');
    });

    const endings: Readonly<Record<string, () => void>> = {
      'is told to': () => {
        child.give({ do: 'release' });
      },
      'its input ends': () => child.process.stdin.end(),
      'it is asked to end (SIGTERM)': () => child.process.kill('SIGTERM'),
    };
    for (const [when, end] of Object.entries(endings))
      it(`releases all and ends when ${when}`, async () => {
        await hold(3);
        end();
        await assertReleased(0, 3);
        await until(() => child.reports.at(-1)?.is === 'ended');
        assert.equal(child.complaints, '');
      });

    it('releases all and ends when nobody hears it', async () => {
      await hold(3);
      child.process.stdout.destroy();
      child.give({ do: 'hold', count: 2 });
      await child.ended;
      await until(() => server.sockets.size === 0);
    });

    for (const [key, signal] of Object.entries({ C: 'SIGINT', Z: 'SIGTSTP' } as const))
      it(`leaves Ctrl-${key} to its host`, async () => {
        await hold(3);
        child.process.kill(signal);
        child.give({ do: 'hold', count: 4 });
        await until(() => server.received === 'GGGG');
        assert.equal(child.process.exitCode, null);
      });

    for (const junk of ['x', 'null', '{"do":"dance"}', '{"do":"begin"}'])
      it(`takes no order from who says ${junk}, releases all and says so`, async () => {
        await hold(3);
        child.write(junk);
        await assertReleased(1, 3);
        await until(() => child.complaints !== '');
        assert.match(child.complaints, /^live-labs-flood: ./);
      });

    it('asks before anything is sent, and for those that opened later once more', async () => {
      child.permits = false;
      await begin(5);
      await until(() => child.asked.at(-1) === 5);
      child.give({ do: 'hold', count: 8 });
      await until(() => server.accepted === 8);
      const asked = child.asked.length;
      assert.equal(server.received, '');
      child.give({ do: 'send', upTo: 4 });
      await until(() => server.received === 'GGGG');
      await until(() => child.asked.length > asked);
      assert.equal(child.asked.at(-1), 8);
      assert.equal(server.received, 'GGGG');
      child.give({ do: 'send', upTo: 8 });
      await until(() => server.received === 'G'.repeat(8) && child.counts.held === 8);
    });

    it('holds more or fewer when told so, and releases the newest first', async () => {
      await hold(10);
      const first = [...server.sockets];
      child.give({ do: 'hold', count: 30 });
      await until(() => child.counts.held === 30 && server.sockets.size === 30);
      child.give({ do: 'hold', count: 10 });
      await until(() => child.counts.held === 10 && server.sockets.size === 10);
      assert.deepEqual([...server.sockets], first);
      assert.deepEqual([child.counts.dropped, child.counts.replaced], [0, 0]);
    });

    it('replaces what the server closes or resets', async () => {
      await hold(20);
      const [closed, reset] = server.sockets;
      closed?.end('HTTP/1.1 408 Request Timeout\r\n\r\n');
      reset?.resetAndDestroy();
      await until(() => child.counts.replaced === 2 && child.counts.held === 20);
      assert.deepEqual([child.counts.dropped, child.counts.broken], [2, { ECONNRESET: 1 }]);
    });

    it('knows of a reset that came before it was let send', async () => {
      child.permits = false;
      await begin(5);
      await until(() => child.asked.at(-1) === 5 && server.accepted === 5);
      child.process.kill('SIGSTOP');
      for (const socket of server.sockets) socket.resetAndDestroy();
      child.give({ do: 'hold', replacing: false });
      child.give({ do: 'send', upTo: 5 });
      await until(() => server.sockets.size === 0);
      child.process.kill('SIGCONT');
      const resets = (): number =>
        (child.counts.broken['ECONNRESET'] ?? 0) + (child.counts.failed['ECONNRESET'] ?? 0);
      await until(() => resets() === 5);
    });

    it('counts as failed, not as dropped, what is closed before it may send', async () => {
      child.permits = false;
      treat = () => 'drop';
      await begin(1);
      await until(() => (child.counts.failed['EOF'] ?? 0) > 1);
      assert.deepEqual([child.counts.dropped, child.counts.replaced], [0, 0]);
      treat = () => 'hold';
      child.permits = true;
      child.give({ do: 'send', upTo: 0 });
      await until(() => child.counts.held === 1);
      assert.equal(child.counts.replaced, 0);
    });

    it('does not wait where a few are dropped right after they opened, and most stay', async () => {
      await hold(60);
      for (const socket of [...server.sockets].slice(0, 10)) socket.destroy();
      await until(() => child.counts.replaced === 10 && child.counts.held === 60);
      assert.equal(child.counts.dropped, 10);
      assert.ok(!child.reports.some((report) => report.is === 'counts' && report.counts.stuck));
    });

    it('leaves places empty while it does not replace, and fills them when it does again', async () => {
      await hold(20);
      child.give({ do: 'hold', replacing: false });
      for (const socket of [...server.sockets].slice(0, 5)) socket.destroy();
      await until(() => child.counts.dropped === 5);
      assert.equal(child.counts.held, 15);
      child.give({ do: 'hold', count: 22 });
      await until(() => child.counts.held === 17);
      assert.equal(child.counts.replaced, 0, 'the two that came are new ones');
      child.give({ do: 'hold', replacing: true });
      await until(() => child.counts.held === 22);
      assert.equal(child.counts.replaced, 5);
    });

    it('counts what is refused by its code, and tries again', async () => {
      const port = await begin(3);
      await until(() => child.counts.held === 3);
      server.refuse();
      for (const socket of server.sockets) socket.destroy();
      await until(() => (child.counts.failed['ECONNREFUSED'] ?? 0) > 3);
      assert.deepEqual(Object.keys(child.counts.failed), ['ECONNREFUSED']);
      assert.deepEqual([child.counts.held, child.counts.stuck], [0, true]);
      await server.listen(port);
      await until(() => child.counts.held === 3);
      assert.equal(child.counts.replaced, 3);
    });

    it('tries one at a time where all are dropped at once', async () => {
      treat = () => 'drop';
      await begin(100);
      await until(() => child.counts.stuck);
      const { accepted } = server;
      assert.ok(accepted <= 160, String(accepted));
      treat = () => 'hold';
      await until(() => child.counts.held === 100);
    });

    it('releases all when its time is over', async () => {
      await begin(3, 600);
      await until(() => child.reports.at(-1)?.is === 'ended');
      const last = child.reports.at(-1);
      assert.ok(last?.is === 'ended');
      assert.deepEqual([last.why, last.counts.held], ['time', 0]);
      await until(() => server.sockets.size === 0);
    });

    it('lasts until the limit that was named last', async () => {
      await begin(1, 300);
      await until(() => child.asked.length === 1);
      child.give({ do: 'hold', milliseconds: 60_000 });
      await until(() => child.counts.held === 1);
      child.give({ do: 'hold', milliseconds: 10 });
      await until(() => child.reports.at(-1)?.is === 'ended');
    });

    it('goes to an address of IPv6 too', async () => {
      const port = await server.listen(0, '::1');
      const place = { host: '::1', port, request: '47' };
      child.give({ do: 'begin', ...place, count: 2, replacing: true, milliseconds: 60_000 });
      await until(() => server.received === 'GG');
    });

    it('looks after more connections than select was made for', async () => {
      await hold(1500);
      const sockets = [...server.sockets];
      sockets.at(-1)?.destroy();
      await until(() => child.counts.replaced === 1 && child.counts.held === 1500);
    });
  });
