import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { readable } from '../../src/core/base/words';
import type { ContainerFacts } from '../../src/core/ports';
import { capacityFacts } from '../../src/flood/capacity/capacityFacts';
import { findWay, type Way } from '../../src/flood/capacity/findWay';
import { isAlive, type PortProxy } from '../../src/flood/capacity/portProxy';
import { openFilesLimit } from '../../src/proc/procFiles';
import { descriptorsPerConnection } from '../../src/flood/capacity/proxyUse';
import { safeMost, type CapacityFacts } from '../../src/flood/capacity/safeMost';
import { describeWithApache, eventually } from '../helpers/apacheContainer';
import { asNobody } from '../helpers/asNobody';
import { flood } from '../helpers/floods';
import { skipTest } from '../helpers/skip';

describeWithApache('the port proxy of the real engine', (real, apache) => {
  let container: Awaited<ReturnType<typeof apache.run>>;
  let end: { readonly address: string; readonly port: number };
  let proxy: PortProxy;

  beforeEach(async function () {
    container = await apache.run();
    end = publishedEnd(container);
    const found = proxyOf(await way());
    if (found === undefined) {
      await container[Symbol.asyncDispose]();
      // Docker Desktop, an engine without a proxy, another system.
      skipTest(this, 'no proxy of this engine is found here');
    }
    proxy = found;
  });

  afterEach(() => container[Symbol.asyncDispose]());

  function way(): Promise<Way> {
    return findWay(end, container, 80);
  }

  async function facts(): Promise<CapacityFacts> {
    const found = await way();
    assert.ok(found.is === 'known', found.is);
    return capacityFacts(found.how);
  }

  it('is found with its limit, by any user, and is alive until its container goes', async () => {
    const words = readFileSync(`/proc/${proxy.pid}/cmdline`, 'utf8').split('\0');
    assert.ok(words.includes(String(end.port)), words.join(' '));
    const limits = readFileSync(`/proc/${proxy.pid}/limits`, 'utf8');
    assert.equal(proxy.descriptorLimit, openFilesLimit(limits, 'soft'));
    await asNobody(async () => {
      assert.deepEqual(proxyOf(await way()), proxy);
      assert.equal(await isAlive(proxy), true);
    });
    await container[Symbol.asyncDispose]();
    await asNobody(async () => {
      assert.equal(await isAlive(proxy), false);
      assert.deepEqual(await way(), { is: 'unsure' });
    });
  });

  it('takes as much for a connection as is reckoned', async function () {
    if (process.geteuid?.() !== 0) skipTest(this, 'only root counts what it has open');
    const open = (): number => readdirSync(`/proc/${proxy.pid}/fd`).length;
    const before = open();
    await using held = await flood(real.engine, container, 50);
    await held.settled;
    await eventually(() => Promise.resolve(open() === before + 50 * descriptorsPerConnection));
    await asNobody(async () => {
      const { way: through } = await facts();
      assert.ok(typeof through === 'object');
      assert.equal(through.inUse, 50 * descriptorsPerConnection);
    });
    await held.release();
    await eventually(async () => {
      const { way: through } = await facts();
      return typeof through === 'object' && through.inUse === 0;
    });
  });

  it('lets as many through as are said to be safe for it, and lives', async () => {
    const most = safeMost(await facts());
    assert.ok(most.count >= 100 && most.count * descriptorsPerConnection < proxy.descriptorLimit);
    await using held = await flood(real.engine, container, Math.min(most.count, 1000));
    await held.settled;
    await held.release();
    assert.equal(await isAlive(proxy), true);
  });

  it('lets nothing through where more are asked for than are safe', async () => {
    const { count } = safeMost(await facts());
    await assert.rejects(flood(real.engine, container, count + 1), {
      code: 'flood-too-big',
      message: new RegExp(`at most ${readable(count)} are safe`),
    });
    assert.equal(await isAlive(proxy), true);
    await using held = await flood(real.engine, container, 1);
    await held.settled;
    await assert.rejects(held.change({ wanted: count + 1 }), /are safe/);
    assert.deepEqual([held.state.wanted, held.state.held], [1, 1]);
  });
});

function proxyOf(way: Way): PortProxy | undefined {
  return way.is === 'known' && typeof way.how === 'object' ? way.how.proxy : undefined;
}

function publishedEnd({ published }: ContainerFacts): {
  readonly address: string;
  readonly port: number;
} {
  const [port] = published;
  assert.ok(port);
  return { address: port.address, port: port.host };
}
