import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { labLabel, type ContainerFacts, type SnapshotSource } from '../../src/core/ports';
import { describeSnapshot } from '../../src/core/threads/describeSnapshot';
import { parseNetTcp } from '../../src/core/threads/parseNetTcp';
import type { Snapshot } from '../../src/core/threads/snapshot';
import { startFlood } from '../../src/flood';
import { openSnapshotSource } from '../../src/sampling';
import { describeWithApache, eventually, psThreads } from '../helpers/apacheContainer';
import { describeWithEngine } from '../helpers/realEngine';

describeWithApache('flood of the apache2 lab', (real, apache) => {
  it('holds 100 connections: the pool grows to its limit, the rest waits; all are released', async () => {
    await using container = await apache.run();
    await using source = await openSnapshotSource(real.engine, container);
    await using flood = await startFlood(container, 80, 100);
    await flood.settled;
    assert.deepEqual(flood.counts, { wanted: 100, held: 100, dropped: 0, replaced: 0, failed: {} });

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

    await flood.release();
    assert.equal(flood.counts.held, 0);
    await untilSnapshot(
      source,
      ({ connections }) => connections?.established === 0 && connections.queued === 0,
    );
    assert.deepEqual(hostConnections(container), []);
  });

  it('tells when the server is gone, and does no more than try', async () => {
    await using container = await apache.run();
    await using flood = await startFlood(container, 80, 50);
    await flood.settled;
    assert.equal(hostConnections(container).length >= 50, existsSync(hostTable));
    await real.engine.stop(container.id, 0);
    await eventually(() => Promise.resolve(flood.counts.held === 0));
    await eventually(() => Promise.resolve((flood.counts.failed['ECONNREFUSED'] ?? 0) > 0));
    const { dropped, failed } = flood.counts;
    assert.ok(dropped >= 50);
    // 32 may have been on their way at once; after that they come one at a time.
    assert.ok((failed['ECONNREFUSED'] ?? 0) < 50, JSON.stringify(failed));
    await flood.release();
    assert.deepEqual(hostConnections(container), []);
  });

  it('goes to nothing but a running container of a lab', async () => {
    await using container = await apache.run();
    await assert.rejects(startFlood(container, 443, 1), { code: 'flood-refused' });
    await real.engine.stop(container.id, 0);
    const stopped = await real.engine.container(container.id);
    assert.ok(stopped);
    await assert.rejects(startFlood(stopped, 80, 1), { code: 'flood-refused', message: /exited/ });
  });
});

describeWithEngine('flood of a container without the label of a lab', (real) => {
  it('is refused', async () => {
    await using container = await real.run({ ports: [{ host: 0, container: 80 }] });
    assert.equal(container.labels[labLabel], undefined);
    await assert.rejects(startFlood(container, 80, 1), { code: 'flood-refused' });
  });
});

const hostTable = '/proc/net/tcp';

/** Established connections of this machine to the container's published port, on Linux. */
function hostConnections({ published }: ContainerFacts): readonly number[] {
  if (!existsSync(hostTable)) return [];
  const ports = new Set(published.map(({ host }) => host));
  return parseNetTcp(readFileSync(hostTable, 'utf8'))
    .filter(({ state, remotePort }) => state === 'ESTABLISHED' && ports.has(remotePort))
    .map(({ localPort }) => localPort);
}

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
