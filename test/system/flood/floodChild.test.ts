import assert from 'node:assert/strict';
import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import type { FloodOrder, FloodReport } from '../../../src/flood/messages';
import { floodFile } from '../../helpers/floods';
import { HoldingServer, until } from '../../helpers/holdingServer';

// The program of a flood as it ships, in a process of its own.
describe('the process of a flood', function () {
  // It starts a process, on a machine that may be busy.
  this.timeout(20_000);
  let server: HoldingServer;
  let child: ChildProcessByStdio<Writable, Readable, Readable>;
  let reports: FloodReport[];
  let complaints: string;
  let ended: Promise<unknown[]>;

  beforeEach(async () => {
    server = new HoldingServer();
    const port = await server.listen();
    child = spawn(floodFile.node, [floodFile.file], { stdio: 'pipe' });
    ended = once(child, 'exit');
    reports = [];
    complaints = '';
    child.stdin.on('error', () => undefined);
    child.stderr.on('data', (data: Buffer) => (complaints += data.toString()));
    createInterface({ input: child.stdout }).on('line', (line) => {
      const report = JSON.parse(line) as FloodReport;
      reports.push(report);
      if (report.is === 'opened') give({ do: 'send', upTo: report.upTo });
    });
    const place = { host: '127.0.0.1', port, request: '47' };
    give({ do: 'begin', ...place, count: 3, replacing: true, milliseconds: 60_000 });
    await until(() => server.received === 'GGG');
  });
  afterEach(async () => {
    child.kill('SIGKILL');
    await ended;
    await server[Symbol.asyncDispose]();
  });

  function give(order: FloodOrder): void {
    child.stdin.write(`${JSON.stringify(order)}\n`);
  }

  async function assertReleased(exitCode: number): Promise<void> {
    assert.deepEqual(await ended, [exitCode, null]);
    await until(() => server.sockets.size === 0);
    assert.deepEqual(server.resets, Array(3).fill('ECONNRESET'));
  }

  it('says that it can be told what to do before anything else', () => {
    assert.deepEqual(reports[0], { is: 'ready' });
  });

  const endings: Readonly<Record<string, () => void>> = {
    'is told to': () => {
      give({ do: 'release' });
    },
    'its input ends': () => child.stdin.end(),
    'it is asked to end (SIGTERM)': () => child.kill('SIGTERM'),
  };
  for (const [when, end] of Object.entries(endings))
    it(`releases all and ends when ${when}`, async () => {
      end();
      await assertReleased(0);
      await until(() => reports.at(-1)?.is === 'ended');
      assert.equal(complaints, '');
    });

  it('releases all and ends when nobody hears it', async () => {
    child.stdout.destroy();
    give({ do: 'hold', count: 2 });
    await assertReleased(0);
  });

  it('leaves Ctrl-C to its host', async () => {
    child.kill('SIGINT');
    give({ do: 'hold', count: 4 });
    await until(() => server.received === 'GGGG');
    assert.equal(child.exitCode, null);
  });

  for (const junk of ['x', 'null', '{"do":"dance"}', '{"do":"begin"}'])
    it(`takes no order from who says ${junk}, releases all and says so`, async () => {
      child.stdin.write(`${junk}\n`);
      await assertReleased(1);
      await until(() => complaints !== '');
      assert.match(complaints, /^live-labs-flood: \w+Error\b/);
    });
});
