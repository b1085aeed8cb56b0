import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { labLabel, type Engine } from '../../src/core/ports';
import { parseNetTcp } from '../../src/core/threads/parseNetTcp';
import { eventually } from '../helpers/apacheContainer';
import { lives, programsOf } from '../helpers/floodRemains';
import { describeWithHolder } from '../helpers/holdingContainer';
import { noOwnEngine, OwnEngine } from '../helpers/ownEngine';

// The engine of this machine is everybody's: what is killed here is another one, in a network of its
// own, and so the flood of its container has its host in there as well.
describeWithHolder('a flood whose engine is killed', (real, holder) => {
  let own: OwnEngine;
  const port = 8080;

  before(async function () {
    const reason = await noOwnEngine();
    if (reason !== undefined) {
      console.warn(`\n  SKIPPED a flood whose engine is killed: ${reason}\n`);
      this.skip();
    }
    own = await OwnEngine.start({ publishes: true });
    await own.take(real.engine, holder.name);
  });
  after(async () => {
    // Not there where the suite was skipped.
    await (own as OwnEngine | undefined)?.[Symbol.asyncDispose]();
  });

  /** The host of a flood, what it prints line by line, and the connections in its network. */
  function startHost(id: string): FloodHost {
    const words = ['out/test/helpers/floodHost.js', own.address, id, '60'];
    const [program = '', ...within] = [...own.within, process.execPath, ...words];
    const child = spawn(program, within, { stdio: ['pipe', 'pipe', 'inherit'] });
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    return {
      pid: child.pid ?? 0,
      said: async () => String((await lines.next()).value),
      established: () =>
        parseNetTcp(readFileSync(`/proc/${String(child.pid)}/net/tcp`, 'utf8')).filter(
          ({ state, remotePort }) => state === 'ESTABLISHED' && remotePort === port,
        ).length,
      async [Symbol.asyncDispose]() {
        child.stdin.end();
        if (child.exitCode === null) await once(child, 'exit');
      },
    };
  }

  it('ends with a sentence, leaves nothing, and can be begun again when the engine is back', async () => {
    const request = {
      ...(await real.createRequest({ image: holder.name, ports: [{ host: port, container: 80 }] })),
      labels: { [labLabel]: 'demo' },
    };
    const id = await withEngine(own, async (engine) => {
      const made = await engine.create(request);
      await engine.start(made);
      return made;
    });
    {
      await using host = startHost(id);
      assert.equal(await host.said(), 'held 60');
      assert.ok(host.established() >= 60);
      const programs = programsOf(host.pid);
      assert.equal(programs.length, 1);
      await own.stop('SIGKILL');
      assert.match(await host.said(), /^ended flood-lost: .*the engine does not answer any more/);
      assert.equal(host.established(), 0);
      await eventually(() => Promise.resolve(!programs.some(lives)));
    }
    await own.start();
    await withEngine(own, (engine) => engine.start(id));
    await using again = startHost(id);
    assert.equal(await again.said(), 'held 60');
    await withEngine(own, (engine) => engine.remove(id));
    assert.match(await again.said(), /^ended flood-lost: /);
  });
});

interface FloodHost extends AsyncDisposable {
  readonly pid: number;
  said(): Promise<string>;
  /** How many connections to the port are open in its network. */
  established(): number;
}

async function withEngine<T>(own: OwnEngine, work: (engine: Engine) => Promise<T>): Promise<T> {
  await using engine = await own.connect();
  return await work(engine);
}
