import assert from 'node:assert/strict';
import { labLabel, type SnapshotSource } from '../../src/core/ports';
import { describeSnapshot } from '../../src/core/threads/describeSnapshot';
import { floodPlan } from '../../src/core/flood/floodPlan';
import type { Snapshot } from '../../src/core/threads/snapshot';
import { openSnapshotSource } from '../../src/sampling';
import { describeWithApache, eventually, psThreads } from '../helpers/apacheContainer';
import { hasTables, hostConnections } from '../helpers/floodRemains';
import { elsewhere, flood, floodState, startFlood } from '../helpers/floods';
import { assertLost } from '../helpers/lostFlood';
import { describeWithEngine } from '../helpers/realEngine';

describeWithApache('flood of the apache2 lab', (real, apache) => {
  it('holds 100 connections: the pool grows to its limit, the rest waits; all are released', async () => {
    await using container = await apache.run();
    await using source = await openSnapshotSource(real.engine, container);
    await using held = await flood(real.engine, container, 100);
    await held.settled;
    assert.deepEqual(held.state, floodState({ endsAt: held.state.endsAt }));

    // The limit is 80, but each of the 16 listeners may keep one of its threads in reserve.
    const full = await untilSnapshot(source, (snapshot) => {
      const { established = 0 } = snapshot.connections ?? {};
      return established >= 80 - 16 && servingThreads(snapshot) === established;
    });
    assert.match(describeSnapshot(full), /^17 processes, 113 threads, \d+ serving, \d+ conn/);
    const { established, queued } = full.connections ?? assert.fail('the tables are readable');
    assert.ok(established <= 80);
    assert.equal(established + queued, 100);
    const ps = await psThreads(real, container);
    assert.deepEqual([ps.length, new Set(ps.map((row) => row['PID'])).size], [113, 17]);

    await held.release();
    assert.equal(held.state.held, 0);
    await untilSnapshot(
      source,
      ({ connections }) => connections?.established === 0 && connections.queued === 0,
    );
    assert.deepEqual(hostConnections(container), []);
  });

  it('leaves those that it lets go in the accept queue, until the server takes them', async () => {
    await using container = await apache.run();
    await using source = await openSnapshotSource(real.engine, container);
    await using held = await flood(real.engine, container, 400);
    await held.settled;
    await untilSnapshot(source, ({ connections }) => {
      const { established = 0, queued = 0 } = connections ?? {};
      return established >= 80 - 16 && established + queued === 400;
    });
    await held.change({ wanted: 100 });
    const { connections } = await untilSnapshot(source, (snapshot) => {
      const { established = 0, queued = 0 } = snapshot.connections ?? {};
      return established + queued === 100;
    });
    const [port, ...others] = connections?.ports ?? [];
    assert.deepEqual([port?.port, others], [80, []]);
    assert.ok((port?.queueLength ?? 0) > (port?.queued ?? 0), JSON.stringify(port));
  });

  it('ends with its container, and says so', async () => {
    await using container = await apache.run();
    await using held = await flood(real.engine, container, 50);
    await held.settled;
    assert.equal(hostConnections(container).length >= 50, hasTables);
    await real.engine.stop(container.id, 0);
    await assertLost(held, /the container has ended/);
    assert.deepEqual(hostConnections(container), []);
  });

  it('is held from inside where the engine is on another machine', async () => {
    await using container = await apache.run();
    await using source = await openSnapshotSource(real.engine, container);
    await using held = await flood(elsewhere(real.engine), container, 100);
    await held.settled;
    assert.equal(held.state.from, 'container');
    assert.equal(held.state.held, 100);
    await untilSnapshot(source, ({ connections }) => {
      const { established = 0, queued = 0 } = connections ?? {};
      return established + queued === 100;
    });
    assert.deepEqual(hostConnections(container), []);
    await held.change({ wanted: 40 });
    await eventually(() => Promise.resolve(held.state.held === 40));
    await held.release();
    assert.deepEqual(await held.ended, { why: 'released' });
    await untilSnapshot(source, ({ connections, processes }) => {
      const { established = 0, queued = 0 } = connections ?? {};
      return (
        established + queued === 0 && !processes.some(({ command }) => /perl|flood/.test(command))
      );
    });
  });

  it('goes to nothing but a running container of a lab', async () => {
    await using container = await apache.run();
    await assert.rejects(startFlood(real.engine, container, 443, floodPlan({ count: 1 })), {
      code: 'flood-refused',
    });
    await real.engine.stop(container.id, 0);
    const stopped = await real.engine.container(container.id);
    assert.ok(stopped);
    await assert.rejects(flood(real.engine, stopped, 1), {
      code: 'flood-refused',
      message: /exited/,
    });
  });
});

describeWithEngine('flood of a container without the label of a lab', (real) => {
  it('is refused', async () => {
    await using container = await real.run({ ports: [{ host: 0, container: 80 }] });
    assert.equal(container.labels[labLabel], undefined);
    await assert.rejects(flood(real.engine, container, 1), { code: 'flood-refused' });
  });
});

function servingThreads({ processes }: Snapshot): number {
  return processes.flatMap(({ threads }) => threads).filter(({ role }) => role === 'serving')
    .length;
}

/** Takes snapshots until one is as wanted, and gives it. */
async function untilSnapshot(
  source: SnapshotSource,
  isWanted: (snapshot: Snapshot) => boolean,
): Promise<Snapshot> {
  let snapshot = await source.take();
  await eventually(async () => {
    snapshot = await source.take();
    return isWanted(snapshot);
  });
  return snapshot;
}
