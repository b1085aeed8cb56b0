import assert from 'node:assert/strict';
import type { ContainerFacts, Flood } from '../../src/core/ports';
import { floodStarter } from '../../src/flood';
import { doTo } from '../helpers/engineRequests';
import { FloodHostProcess } from '../helpers/floodHostProcess';
import { assertNothingLeft, hasTables, hostConnections, programsOf } from '../helpers/floodRemains';
import { flood, floodPrograms } from '../helpers/floods';
import { describeWithHolder } from '../helpers/holdingContainer';
import { assertLost } from '../helpers/lostFlood';

// Whatever is killed: nothing stays connected, nothing of ours stays, and nobody is told otherwise.
for (const [name, program] of Object.entries(floodPrograms))
  describeWithHolder(`the end of a flood (${name})`, (real, holder) => {
    const start = floodStarter([program]);
    const many = 60;

    interface On {
      readonly container: ContainerFacts;
      readonly held: Flood;
      readonly programs: readonly number[];
    }

    /** A flood that is held, and after what is done to it nothing of it. */
    async function during(work: (on: On) => Promise<void>): Promise<void> {
      await using container = await holder.run();
      await using held = await flood(real.engine, container, many, {}, start);
      await held.settled;
      const programs = programsOf();
      assert.equal(programs.length, 1);
      assert.equal(held.state.held, many);
      assert.equal(hostConnections(container).length >= many, hasTables);
      await work({ container, held, programs });
      assert.equal(held.state.held, 0);
      await assertNothingLeft(real, container, programs);
    }

    for (const signal of ['SIGKILL', undefined] as const)
      it(`comes when its host ${signal === undefined ? 'ends without a release' : 'is killed'}`, async () => {
        await using container = await holder.run();
        const asked = { engine: real.engine.address, container: container.id, count: 60 };
        await using host = new FloodHostProcess({ ...asked, from: name });
        assert.equal(await host.said(), 'held 60');
        const programs = programsOf(host.pid);
        assert.equal(programs.length, 1);
        assert.equal(hostConnections(container).length >= 60, hasTables);
        if (signal === undefined) host.endInput();
        else host.kill();
        assert.deepEqual(await host.exited, signal === undefined ? [0, null] : [null, signal]);
        await assertNothingLeft(real, container, programs);
      });

    it('comes when its program is killed, and is told', () =>
      during(async ({ held, programs }) => {
        for (const pid of programs) process.kill(pid, 'SIGKILL');
        await assertLost(held, /ended from outside/);
      }));

    it('comes by a release also where its program stands still', () =>
      during(async ({ held, programs }) => {
        for (const pid of programs) process.kill(pid, 'SIGSTOP');
        await held.release();
        assert.deepEqual(await held.ended, { why: 'released' });
      }));

    it('comes when the container is killed, and is told', () =>
      during(async ({ container, held }) => {
        await doTo(real.engine, container.id, 'kill?signal=KILL');
        await assertLost(held, /the container has ended/);
      }));

    it('comes when the container is removed by force, and is told', () =>
      during(async ({ container, held }) => {
        await real.engine.remove(container.id);
        await assertLost(held, /the container was removed/);
      }));

    it('comes when the container is restarted, though it has the same port', () =>
      during(async ({ container, held }) => {
        await doTo(real.engine, container.id, 'restart?t=0');
        await assertLost(held, /the container (?:has ended|was started anew)/);
        const again = await real.engine.container(container.id);
        assert.ok(again);
        await using anew = await flood(real.engine, again, 3, {}, start);
        await anew.settled;
        assert.equal(anew.state.held, 3);
      }));

    it('does not come by a pause, but opens nothing to a container that is paused', () =>
      during(async ({ container, held }) => {
        await doTo(real.engine, container.id, 'pause');
        assert.equal(held.state.held, many);
        await held.change({ wanted: many + 1 });
        await assertLost(held, /the container is paused/);
        assert.deepEqual(hostConnections(container), []);
        await doTo(real.engine, container.id, 'unpause');
      }));
  });
