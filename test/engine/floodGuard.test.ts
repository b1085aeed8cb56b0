import assert from 'node:assert/strict';
import { labLabel, type ContainerFacts, type Flood } from '../../src/core/ports';
import { doTo } from '../helpers/engineRequests';
import { assertNothingLeft, programsOf } from '../helpers/floodRemains';
import { flood } from '../helpers/floods';
import { GatedEngine } from '../helpers/gatedEngine';
import { describeWithHolder } from '../helpers/holdingContainer';
import { HoldingServer, until } from '../helpers/holdingServer';

// A port is anybody's as soon as its container is gone. What is held must be the container's own, so
// whoever else has the port by then gets connections at most, and never a byte.
describeWithHolder('the address of a flood', (real, holder) => {
  const many = 20;

  async function assertLost(held: Flood, why: RegExp): Promise<void> {
    const end = await held.ended;
    assert.ok(end.why === 'failed', end.why);
    assert.equal(end.failure.code, 'flood-lost');
    assert.match(end.failure.message, why);
    assert.equal(held.state.held, 0);
  }

  /** Another server of this machine at the container's port, which has just become free. */
  async function takePort(server: HoldingServer, { published }: ContainerFacts): Promise<void> {
    for (;;) {
      try {
        await server.listen(published[0]?.host);
        return;
      } catch {
        // The engine lets go of it a moment after the container is gone.
        await real.pause();
      }
    }
  }

  /** A flood that is held, until its engine answers no more of what it is asked for. */
  async function startHeld(container: ContainerFacts, gate: GatedEngine): Promise<Flood> {
    const held = await flood(gate.engine, container, many);
    await held.settled;
    assert.equal(held.state.held, many);
    await holder.untilSaid(container, 'got', many);
    gate.close();
    return held;
  }

  it('gets no byte where a server took the port before the first connection', async () => {
    await using container = await holder.run();
    await real.engine.remove(container.id);
    await using foreign = new HoldingServer();
    await takePort(foreign, container);
    const gate = new GatedEngine(real.engine);
    gate.close();
    await using held = await flood(gate.engine, container, many);
    await until(() => foreign.accepted === many && gate.asked > 0);
    gate.open();
    await assertLost(held, /was removed/);
    await until(() => foreign.sockets.size === 0);
    assert.equal(foreign.received, '');
    await assertNothingLeft(real, container, programsOf());
  });

  it('gets no byte where the port changes hands while the container is looked at', async () => {
    await using container = await holder.run();
    const gate = new GatedEngine(real.engine);
    gate.close();
    await using held = await flood(gate.engine, container, many);
    await holder.untilSaid(container, 'accepted', many);
    await until(() => gate.asked === 1);
    assert.equal(await holder.said(container, 'got'), 0);
    await real.engine.remove(container.id);
    await using foreign = new HoldingServer();
    await takePort(foreign, container);
    await until(() => foreign.accepted > 0);
    gate.open();
    await assertLost(held, /was removed/);
    await until(() => foreign.sockets.size === 0);
    assert.equal(foreign.received, '');
  });

  it('gets no byte where a server takes the port of a flood that is held', async () => {
    await using container = await holder.run();
    const gate = new GatedEngine(real.engine);
    await using held = await startHeld(container, gate);
    await real.engine.remove(container.id);
    await using foreign = new HoldingServer();
    await takePort(foreign, container);
    // The connections are replaced.
    await until(() => foreign.accepted > 0);
    gate.open();
    await assertLost(held, /was removed/);
    await until(() => foreign.sockets.size === 0);
    assert.equal(foreign.received, '');
  });

  it('gets no byte where the container of another lab takes the port', async () => {
    await using container = await holder.run();
    const gate = new GatedEngine(real.engine);
    await using held = await startHeld(container, gate);
    await real.engine.remove(container.id);
    const ports = [{ host: container.published[0]?.host ?? 0, container: 80 }];
    await using other = await holder.run({
      ports,
      labels: { ...real.labels, [labLabel]: 'other' },
    });
    await holder.untilSaid(other, 'accepted');
    gate.open();
    await assertLost(held, /was removed/);
    await assertNothingLeft(real, other, programsOf());
    assert.equal(await holder.said(other, 'got'), 0);
  });

  it('gets no byte where the same container was started anew', async () => {
    await using container = await holder.run();
    const gate = new GatedEngine(real.engine);
    await using held = await startHeld(container, gate);
    await doTo(real.engine, container.id, 'restart?t=0');
    await holder.untilSaid(container, 'listens', 2);
    await holder.untilSaid(container, 'accepted', many + 1);
    gate.open();
    await assertLost(held, /started anew/);
    await assertNothingLeft(real, container, programsOf());
    assert.equal(await holder.said(container, 'got'), many);
  });
});
