import assert from 'node:assert/strict';
import type { Context } from 'mocha';
import { labLabel, type ContainerFacts, type Flood } from '../../src/core/ports';
import { doTo } from '../helpers/engineRequests';
import { assertNothingLeft, processesWith, programsOf } from '../helpers/floodRemains';
import { flood } from '../helpers/floods';
import { GatedEngine } from '../helpers/gatedEngine';
import { describeWithHolder } from '../helpers/holdingContainer';
import { HoldingServer, until } from '../helpers/holdingServer';
import { assertLost } from '../helpers/lostFlood';
import { skipTest } from '../helpers/skip';

// A port is anybody's as soon as its container is gone. What is held must be the container's own, so
// whoever else has the port by then gets connections at most, and never a byte.
describeWithHolder('the address of a flood', (real, holder) => {
  const many = 20;

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

  /** Another server takes the port, and has connections when the engine answers again: the flood ends,
   * and the server gets no byte. */
  async function assertNothingFor(
    container: ContainerFacts,
    gate: GatedEngine,
    lost: () => Promise<void>,
  ): Promise<void> {
    await using foreign = new HoldingServer();
    await takePort(foreign, container);
    // What was dropped is opened anew.
    await until(() => foreign.accepted > 0);
    gate.open();
    await lost();
    await until(() => foreign.sockets.size === 0);
    await assertNothingLeft(real, container, programsOf());
    assert.equal(foreign.received, '');
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

  /** Ends the engine's proxy at the container's port. */
  function endProxyOrSkip({ published: [port] }: ContainerFacts, test: Context): void {
    if (process.getuid?.() !== 0) skipTest(test, "only root ends the engine's proxy");
    assert.ok(port);
    const proxies = processesWith('-host-port', String(port.host));
    if (proxies.length === 0) skipTest(test, 'this engine has no proxy at the port');
    for (const pid of proxies) process.kill(pid, 'SIGKILL');
  }

  it('gets no connection where a server took the port before the flood', async () => {
    await using container = await holder.run();
    await real.engine.remove(container.id);
    await using foreign = new HoldingServer();
    await takePort(foreign, container);
    await assert.rejects(flood(real.engine, container, many), { code: 'container-missing' });
    assert.deepEqual([foreign.accepted, foreign.received], [0, '']);
    await assertNothingLeft(real, container, programsOf());
  });

  it("gets no connection where a server took the port of the engine's proxy", async function () {
    await using container = await holder.run();
    endProxyOrSkip(container, this);
    await using foreign = new HoldingServer();
    await takePort(foreign, container);
    await assert.rejects(flood(real.engine, container, many), {
      code: 'port-foreign',
      message: new RegExp(
        `\\(node\\) listens at 127\\.0\\.0\\.1:${String(container.published[0]?.host)},`,
      ),
    });
    assert.deepEqual([foreign.accepted, foreign.received], [0, '']);
    await assertNothingLeft(real, container, programsOf());
  });

  it("gets no byte where a server takes the port of the engine's proxy during a flood", async function () {
    await using container = await holder.run();
    const gate = new GatedEngine(real.engine);
    await using held = await startHeld(container, gate);
    endProxyOrSkip(container, this);
    await assertNothingFor(container, gate, () =>
      assertLost(held, /nobody answers at its port/, 'port-dead'),
    );
  });

  it('is held from inside where the container is not seen to run on this machine', async () => {
    await using container = await holder.run();
    await using held = await flood(real.engine, { ...container, hostPid: process.pid }, many);
    await held.settled;
    assert.deepEqual([held.state.held, held.state.from], [many, 'container']);
  });

  it('gets no byte where the port changes hands while the container is looked at', async () => {
    await using container = await holder.run();
    const gate = new GatedEngine(real.engine);
    gate.close();
    await using held = await flood(gate.engine, container, many);
    await holder.untilSaid(container, 'accepted', many);
    await until(() => gate.asked === 1);
    // The kernel shows the proxy to be the same, so these need not wait for the engine.
    await holder.untilSaid(container, 'got', many);
    await real.engine.remove(container.id);
    await assertNothingFor(container, gate, () => assertLost(held, /the container was removed/));
  });

  it('gets no byte where a server takes the port of a flood that is held', async () => {
    await using container = await holder.run();
    const gate = new GatedEngine(real.engine);
    await using held = await startHeld(container, gate);
    await real.engine.remove(container.id);
    await assertNothingFor(container, gate, () => assertLost(held, /the container was removed/));
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
    await assertLost(held, /the container was removed/);
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
    await assertLost(held, /the container was started anew/);
    await assertNothingLeft(real, container, programsOf());
    assert.equal(await holder.said(container, 'got'), many);
  });
});
