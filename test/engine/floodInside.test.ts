import assert from 'node:assert/strict';
import type { FloodPlan } from '../../src/core/flood/floodPlan';
import { labLabel, type ContainerFacts, type Flood } from '../../src/core/ports';
import { openSnapshotSource } from '../../src/sampling';
import { eventually } from '../helpers/apacheContainer';
import { hostConnections } from '../helpers/floodRemains';
import { elsewhere, flood } from '../helpers/floods';
import { assertNoFloodInside, hasFloodInside } from '../helpers/floodsInside';
import { FloodHostProcess } from '../helpers/floodHostProcess';
import { describeWithHolder } from '../helpers/holdingContainer';
import { assertLost } from '../helpers/lostFlood';

// The engine of these tests is taken for one of another machine, so the connections are held by a
// program inside the container's own network.
describeWithHolder('a flood from inside the container', (real, holder) => {
  const many = 80;

  function inside(
    container: ContainerFacts,
    count = many,
    said: Partial<FloodPlan> = {},
  ): Promise<Flood> {
    return flood(elsewhere(real.engine), container, count, said);
  }

  const until = (condition: () => boolean): Promise<void> =>
    eventually(() => Promise.resolve(condition()));

  const assertNothingLeft = (container: ContainerFacts): Promise<void> =>
    assertNoFloodInside(real, container);

  it('holds what is wanted, more and fewer, and leaves nothing', async () => {
    await using container = await holder.run();
    await using held = await inside(container);
    await held.settled;
    assert.deepEqual([held.state.held, held.state.from], [many, 'container']);
    assert.deepEqual(hostConnections(container), []);
    assert.equal(await holder.said(container, 'got 1'), many);
    await held.change({ wanted: many + 40 });
    await until(() => held.state.held === many + 40);
    await held.change({ wanted: 7 });
    await until(() => held.state.held === 7);
    assert.deepEqual([held.state.dropped, held.state.replaced], [0, 0]);
    assert.ok(await hasFloodInside(real, container));
    await held.release();
    assert.deepEqual(await held.ended, { why: 'released' });
    assert.equal(held.state.held, 0);
    await assertNothingLeft(container);
  });

  it('is seen as ours among the processes of the container', async () => {
    await using container = await holder.run();
    await using held = await inside(container);
    await held.settled;
    await using source = await openSnapshotSource(real.engine, container);
    const { processes } = await source.take();
    const ours = new Map(processes.map((process) => [process.command, process.ours]));
    assert.equal(ours.get('live-labs-flood'), true);
    assert.equal(ours.get('perl'), false);
  });

  it('puts others in the place of what the server closes, unless that is off', async () => {
    await using container = await holder.run();
    await using held = await inside(container);
    await held.settled;
    await holder.tell(container, 'USR1');
    await until(() => held.state.replaced === many && held.state.held === many);
    assert.equal(held.state.dropped, many);

    await held.change({ replacing: false });
    await holder.tell(container, 'USR1');
    await until(() => held.state.dropped === 2 * many);
    await holder.untilSaid(container, 'closed', 2);
    assert.deepEqual([held.state.held, held.state.replaced], [0, many]);

    await held.change({ replacing: true });
    await until(() => held.state.held === many);
    assert.equal(held.state.replaced, 2 * many);
  });

  it('counts what a change makes superfluous as neither dropped nor replaced', async () => {
    await using container = await holder.run();
    await using held = await inside(container, 20, { replacing: false });
    await held.settled;
    await holder.tell(container, 'USR1');
    await until(() => held.state.dropped === 20);
    await held.change({ wanted: 5 });
    await held.change({ wanted: 30, replacing: true });
    await until(() => held.state.held === 30);
    assert.deepEqual([held.state.dropped, held.state.replaced], [20, 5]);
  });

  it('ends when its time is over', async () => {
    await using container = await holder.run();
    await using held = await inside(container, 5, { limitMilliseconds: 1500 });
    assert.deepEqual(await held.ended, { why: 'time' });
    assert.equal(held.state.held, 0);
    await assertNothingLeft(container);
  });

  it('tells refused attempts where nobody listens, and makes ever fewer of them', async () => {
    await using container = await holder.run();
    await holder.tell(container, 'HUP');
    await holder.untilSaid(container, 'deaf');
    await using held = await inside(container, 5);
    await held.settled;
    assert.equal(held.state.held, 0);
    await until(() => (held.state.failed['ECONNREFUSED'] ?? 0) > 1);
    // It tries ever more seldom, not as fast as it can.
    assert.ok((held.state.failed['ECONNREFUSED'] ?? 0) < 20);
    await held.release();
    await assertNothingLeft(container);
  });

  it('ends, and says so, when its program or its container is killed', async () => {
    await using container = await holder.run();
    await using first = await inside(container, 5);
    await first.settled;
    const kill = 'for p in /proc/[0-9]*; do grep -q flood $p/comm && kill -9 ${p#/proc/}; done';
    await real.output(container.id, ['sh', '-c', kill]);
    await assertLost(first, /inside the container cannot be heard/);
    await using second = await inside(container, 5);
    await second.settled;
    await real.engine.stop(container.id, 0);
    await assertLost(second, /the container has ended/);
  });

  it('leaves nothing when its host is killed', async () => {
    await using container = await holder.run();
    const asked = { engine: real.engine.address, container: container.id, count: 60 };
    await using host = new FloodHostProcess({ ...asked, from: 'inside' });
    assert.equal(await host.said(), 'held 60');
    assert.ok(await hasFloodInside(real, container));
    host.kill();
    assert.deepEqual(await host.exited, [null, 'SIGKILL']);
    await assertNothingLeft(container);
  });

  it('closes by reset, so that no row lingers', async () => {
    await using container = await holder.run();
    await using held = await inside(container);
    await held.settled;
    await held.release();
    await assertNothingLeft(container);
    const tables = await real.output(container.id, ['cat', '/proc/net/tcp', '/proc/net/tcp6']);
    // State 06 is TIME_WAIT, in which the side that closes first stays for a minute.
    assert.doesNotMatch(tables, /:0050 \S+ 06 |:0050 06 /);
  });

  it('cannot be where the image has no perl', async () => {
    await using image = await holderWithoutPerl();
    await using container = await real.run({
      image: image.name,
      labels: { ...real.labels, [labLabel]: 'demo' },
    });
    await assert.rejects(inside(container, 1), { code: 'flood-unreachable', message: /no perl/ });
  });

  /** The image of a lab that can only sleep. */
  async function holderWithoutPerl(): ReturnType<typeof real.build> {
    return real.build(
      'RUN rm -f /usr/bin/perl*',
      'STOPSIGNAL SIGKILL',
      'CMD ["sleep", "infinity"]',
    );
  }
});
