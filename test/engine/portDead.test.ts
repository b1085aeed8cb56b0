import assert from 'node:assert/strict';
import { systemClock } from '../../src/core/base/clock';
import { ownerLabel } from '../../src/core/ports';
import { LabContainer } from '../../src/run/labContainer';
import type { RunContext } from '../../src/run/runContext';
import { assertNothingLeft, processesWith, programsOf } from '../helpers/floodRemains';
import { flood } from '../helpers/floods';
import { describeWithHolder } from '../helpers/holdingContainer';
import { assertLost } from '../helpers/lostFlood';
import { memoryContext } from '../helpers/memoryContext';
import { skipSuite } from '../helpers/skip';

// The engine hands connections on by a process for each port. Where that has ended, at its limit of
// descriptors for example, the container runs on and nobody reaches it.
describeWithHolder('a port at which nobody answers any more', (real, holder) => {
  before(function () {
    if (process.getuid?.() !== 0) skipSuite(this, "only root ends the engine's proxy");
  });

  async function labContainer(): Promise<LabContainer & AsyncDisposable> {
    const context: RunContext = memoryContext(real.engine, systemClock);
    const own = new LabContainer(await holder.lab(), context);
    return Object.assign(own, { [Symbol.asyncDispose]: () => own.removeMade() });
  }

  it('ends a flood, and is mended by a restart of the container', async () => {
    await using own = await labContainer();
    await own.start({});
    const before = await own.running();
    assert.equal(before.labels[ownerLabel], 'me');
    await using held = await flood(real.engine, before, 60);
    await held.settled;
    assert.equal(held.state.held, 60);
    const programs = programsOf();
    const proxies = processesWith('-host-port', String(before.published[0]?.host));
    assert.equal(proxies.length, 1);
    for (const pid of proxies) process.kill(pid, 'SIGKILL');
    await assertLost(held, /nobody answers at its port/, 'port-dead');
    await assertNothingLeft(real, before, programs);
    assert.equal((await own.running()).id, before.id);

    // A flood that is begun now says so as well, instead of trying for ever.
    await using late = await flood(real.engine, before, 5);
    await assertLost(late, /nobody answers at its port/, 'port-dead');

    await own.restart();
    const after = await own.running();
    assert.equal(after.id, before.id);
    assert.notEqual(after.startedAt, before.startedAt);
    assert.deepEqual(after.published, before.published);
    await holder.untilSaid(after, 'listens', 2);
    await using anew = await flood(real.engine, after, 60);
    await anew.settled;
    assert.equal(anew.state.held, 60);
    await anew.release();
    await assertNothingLeft(real, after, programsOf());
  });
});
