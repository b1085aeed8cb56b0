import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { labLabel } from '../../src/core/ports';
import { parseNetTcp } from '../../src/core/threads/parseNetTcp';
import { eventually } from '../helpers/apacheContainer';
import { FloodHostProcess } from '../helpers/floodHostProcess';
import { lives, programsOf } from '../helpers/floodRemains';
import { describeWithHolder } from '../helpers/holdingContainer';
import { noOwnEngine, OwnEngine } from '../helpers/ownEngine';
import { skipSuite } from '../helpers/skip';

// The engine of this machine is everybody's: what is killed here is another one, in a network of its
// own, and so the flood of its container has its host in there as well.
describeWithHolder('a flood whose engine is killed', (real, holder) => {
  let own: OwnEngine;
  const port = 8080;

  before(async function () {
    const reason = await noOwnEngine();
    if (reason !== undefined) skipSuite(this, reason);
    own = await OwnEngine.start({ publishes: true });
    await own.take(real.engine, holder.name);
  });
  after(async () => {
    // Not there where the suite was skipped.
    await (own as OwnEngine | undefined)?.[Symbol.asyncDispose]();
  });

  /** The host of a flood in that network. */
  const hostOf = (container: string): FloodHostProcess =>
    new FloodHostProcess({ engine: own.address, container, count: 60, within: own.within });

  /** How many connections to the port are open in the network of a process. */
  const established = ({ pid }: FloodHostProcess): number =>
    parseNetTcp(readFileSync(`/proc/${String(pid)}/net/tcp`, 'utf8')).filter(
      ({ state, remotePort }) => state === 'ESTABLISHED' && remotePort === port,
    ).length;

  it('ends with a sentence, leaves nothing, and can be begun again when the engine is back', async () => {
    const request = {
      ...(await real.createRequest({ image: holder.name, ports: [{ host: port, container: 80 }] })),
      labels: { [labLabel]: 'demo' },
    };
    const id = await own.use(async (engine) => {
      const made = await engine.create(request);
      await engine.start(made);
      return made;
    });
    {
      await using host = hostOf(id);
      assert.equal(await host.said(), 'held 60');
      assert.ok(established(host) >= 60);
      const programs = programsOf(host.pid);
      assert.equal(programs.length, 1);
      await own.stop('SIGKILL');
      assert.match(await host.said(), /^ended flood-lost: .*the engine does not answer any more/);
      assert.equal(established(host), 0);
      await eventually(() => Promise.resolve(!programs.some(lives)));
    }
    await own.start();
    await own.use((engine) => engine.start(id));
    await using again = hostOf(id);
    assert.equal(await again.said(), 'held 60');
    await own.use((engine) => engine.remove(id));
    assert.match(await again.said(), /^ended flood-lost: .*the container was removed/);
  });
});
