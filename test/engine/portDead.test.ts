import assert from 'node:assert/strict';
import { systemClock } from '../../src/core/base/clock';
import { parseLab } from '../../src/core/lab/parseLab';
import { ownerLabel } from '../../src/core/ports';
import { LabContainer } from '../../src/run/labContainer';
import type { RunnableLab } from '../../src/run/loadLab';
import type { RunContext } from '../../src/run/runContext';
import { assertNothingLeft, processesWith, programsOf } from '../helpers/floodRemains';
import { flood } from '../helpers/floods';
import { freePort } from '../helpers/freePort';
import { describeWithHolder } from '../helpers/holdingContainer';
import { memoryContext } from '../helpers/memoryContext';

// The engine hands connections on by a process for each port. Where that has ended, at its limit of
// descriptors for example, the container runs on and nobody reaches it.
describeWithHolder('a port at which nobody answers any more', (real, holder) => {
  before(function () {
    if (process.getuid?.() === 0) return;
    console.warn(
      "\n  SKIPPED a port at which nobody answers any more: only root ends the engine's\n",
    );
    this.skip();
  });

  async function labContainer(): Promise<LabContainer & AsyncDisposable> {
    const ports = `["${String(await freePort())}:80"]`;
    const plan = `{ container_name: ${real.uniqueName()}, image: "${holder.name}", ports: ${ports} }`;
    const { lab } = parseLab(`---\nlab: demo\ncontainer: ${plan}\n---\n## Step\n`);
    assert.ok(lab.container);
    const loaded = { lab, container: lab.container, folder: '/', file: '/lab.md' } as RunnableLab;
    const context: RunContext = memoryContext(real.engine, systemClock);
    const own = new LabContainer(loaded, context);
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
    const end = await held.ended;
    assert.ok(end.why === 'failed', end.why);
    assert.equal(end.failure.code, 'port-dead', end.failure.message);
    assert.equal(held.state.held, 0);
    await assertNothingLeft(real, before, programs);
    assert.equal((await own.running()).id, before.id);

    // A flood that is begun now says so as well, instead of trying for ever.
    await using late = await flood(real.engine, before, 5);
    const lateEnd = await late.ended;
    assert.ok(lateEnd.why === 'failed', lateEnd.why);
    assert.equal(lateEnd.failure.code, 'port-dead', lateEnd.failure.message);

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
