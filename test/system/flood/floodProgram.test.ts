import assert from 'node:assert/strict';
import type { FloodReport } from '../../../src/flood/messages';
import { FloodProgram } from '../../../src/flood/program/floodProgram';
import { HeldClock, settled } from '../../helpers/heldClock';
import { HoldingServer, until } from '../../helpers/holdingServer';

describe('FloodProgram', () => {
  let clock: HeldClock;
  let reports: FloodReport[];
  let program: FloodProgram;
  beforeEach(() => {
    clock = new HeldClock();
    reports = [];
    program = new FloodProgram(clock, (report) => void reports.push(report));
  });
  afterEach(() => program.release('released'));

  async function begin(server: HoldingServer, count: number, milliseconds = 1000): Promise<void> {
    const port = await server.listen();
    const place = { host: '127.0.0.1', port, request: '47' };
    program.take({ do: 'begin', ...place, count, replacing: true, milliseconds });
  }

  /** For each time that it has asked: how many had opened. */
  const asked = (): readonly number[] =>
    reports.flatMap((report) => (report.is === 'opened' ? [report.upTo] : []));
  /** What it told to be held, each time. */
  const told = (): readonly number[] =>
    reports.flatMap((report) => (report.is === 'counts' ? [report.counts.held] : []));
  const ends = (): readonly string[] =>
    reports.flatMap((report) => (report.is === 'ended' ? [report.why] : []));

  it('asks before anything is sent, and never twice at a time', async () => {
    await using server = new HoldingServer();
    await begin(server, 40);
    await until(() => asked().length === 1 && server.sockets.size === 40);
    // What has arrived there is open here some turns later.
    for (let turn = 0; turn < 50; turn += 1) await settled();
    assert.equal(asked().length, 1);
    assert.equal(server.received, '');
    const [first = 0] = asked();
    program.take({ do: 'send', upTo: first });
    await until(() => first === 40 || asked().length === 2);
    assert.deepEqual(asked(), first === 40 ? [40] : [first, 40]);
    program.take({ do: 'send', upTo: 40 });
    await until(() => server.received.length === 40);
    assert.equal(server.received, 'G'.repeat(40));
  });

  it('lets only those send that were open when it asked', async () => {
    await using server = new HoldingServer();
    await begin(server, 1);
    await until(() => asked().length === 1);
    program.take({ do: 'hold', count: 2 });
    await until(() => server.sockets.size === 2);
    for (let turn = 0; turn < 50; turn += 1) await settled();
    program.take({ do: 'send', upTo: 1 });
    await until(() => asked().length === 2);
    assert.deepEqual(asked(), [1, 2]);
    await until(() => server.received === 'G');
    await clock.pass(50);
    assert.equal(told().at(-1), 1);
  });

  it('tells how it stands every 50 ms, but at once when all is held', async () => {
    await using server = new HoldingServer();
    await begin(server, 1);
    await until(() => asked().length === 1);
    await clock.pass(0);
    assert.deepEqual(told(), []);
    program.take({ do: 'send', upTo: 1 });
    await clock.pass(0);
    assert.deepEqual(told(), [1]);
    program.take({ do: 'hold', count: 3 });
    program.take({ do: 'hold', count: 4 });
    await clock.pass(49);
    assert.deepEqual(told(), [1]);
    await clock.pass(1);
    assert.deepEqual(told(), [1, 1]);
    while (asked().at(-1) !== 4) {
      program.take({ do: 'send', upTo: asked().at(-1) ?? 0 });
      await settled();
    }
    program.take({ do: 'send', upTo: 4 });
    await clock.pass(0);
    assert.equal(told().at(-1), 4);
  });

  it('releases all when its time is over', async () => {
    await using server = new HoldingServer();
    await begin(server, 3);
    await until(() => server.sockets.size === 3 && asked().length === 1);
    await clock.pass(999);
    assert.deepEqual(ends(), []);
    await clock.pass(1);
    await until(() => ends().length === 1);
    assert.deepEqual(ends(), ['time']);
    await until(() => server.sockets.size === 0);
  });

  it('lasts until the limit that was named last', async () => {
    await using server = new HoldingServer();
    await begin(server, 1);
    await clock.pass(900);
    program.take({ do: 'hold', milliseconds: 5000 });
    await clock.pass(4999);
    assert.deepEqual(ends(), []);
    program.take({ do: 'hold', milliseconds: 10 });
    await clock.pass(10);
    await until(() => ends().length === 1);
    assert.deepEqual(ends(), ['time']);
  });

  it('releases once, by reset, and opens nothing afterwards', async () => {
    await using server = new HoldingServer();
    await begin(server, 5);
    await until(() => server.sockets.size === 5 && asked().length === 1);
    program.take({ do: 'send', upTo: 5 });
    await until(() => server.received === 'GGGGG');
    program.take({ do: 'release' });
    program.take({ do: 'release' });
    program.take({ do: 'hold', count: 9, milliseconds: 10 });
    await clock.pass(5000);
    await until(() => server.sockets.size === 0);
    await settled();
    assert.deepEqual(ends(), ['released']);
    assert.deepEqual([reports.at(-1)?.is, server.accepted], ['ended', 5]);
    assert.deepEqual(server.resets, Array(5).fill('ECONNRESET'));
  });

  it('has nothing to release before it has begun', async () => {
    program.take({ do: 'release' });
    await until(() => ends().length === 1);
    assert.deepEqual(ends(), ['released']);
  });
});
