import assert from 'node:assert/strict';
import { LabsError } from '../../../src/core/base/errors';
import { floodPlan, type FloodPlan } from '../../../src/core/flood/floodPlan';
import type { FloodEnd, FloodState } from '../../../src/core/ports';
import { nothingHeld } from '../../../src/flood/messages';
import { ProgramFlood } from '../../../src/flood/programFlood';
import { FakeChannel } from '../../helpers/fakeChannel';
import { HeldClock } from '../../helpers/heldClock';

const gone = new LabsError('flood-lost', { name: 'demo', why: 'gone' });
const killed = new LabsError('flood-lost', { name: 'demo', why: 'killed' });
const unstarted = new LabsError('flood-unstarted', { name: 'demo', why: 'code 1' });
const tooBig = new LabsError('flood-too-big', { name: 'demo', asked: 1001, most: 1000, why: '' });

describe('ProgramFlood', () => {
  let clock: HeldClock;
  let channel: FakeChannel;
  let looks: number;
  let failure: LabsError | undefined;
  let isBroken: boolean;
  let isProvedAtOnce: boolean;
  /** So many it was asked whether they are safe, of which so many are held. */
  let asked: [wanted: number, held: number][];
  beforeEach(() => {
    asked = [];
    clock = new HeldClock();
    channel = new FakeChannel();
    looks = 0;
    failure = undefined;
    isBroken = false;
    isProvedAtOnce = false;
  });

  function start(count: number, said: Partial<FloodPlan> = {}): ProgramFlood {
    return new ProgramFlood(channel, floodPlan({ ...said, count }), {
      target: { host: '127.0.0.1', port: 8080 },
      from: 'here',
      port: 80,
      clock,
      look: async (_counts, onProof) => {
        looks += 1;
        if (isProvedAtOnce) onProof();
        if (isBroken) throw new TypeError('nobody thought of this');
        // The engine takes its time.
        await clock.sleep(10);
        return failure;
      },
      refuseMany: async (wanted, held) => {
        await Promise.resolve();
        asked.push([wanted, held]);
        if (wanted > 1000) throw tooBig;
      },
      lost: (hasBegun) => (hasBegun ? killed : unstarted),
      name: 'demo',
    });
  }

  const released = (): Promise<void> =>
    channel.say({ is: 'ended', why: 'released', counts: nothingHeld });

  it('tells its program where to, what and for how long', () => {
    start(7, { profile: 'partial-request', limitMilliseconds: 5000 });
    assert.deepEqual(channel.orders, [
      {
        ...{ do: 'begin', host: '127.0.0.1', port: 8080, request: '47' },
        ...{ count: 7, replacing: true, milliseconds: 5000 },
      },
    ]);
  });

  it('lets send only what was open before it looked', async () => {
    start(5);
    await channel.say({ is: 'opened', upTo: 3 });
    assert.deepEqual(channel.told('send'), []);
    await clock.pass(10);
    assert.deepEqual(channel.told('send'), [{ do: 'send', upTo: 3 }]);
  });

  it('lets send once, as soon as the address is proved', async () => {
    isProvedAtOnce = true;
    start(5);
    await channel.say({ is: 'opened', upTo: 3 });
    assert.deepEqual(channel.told('send'), [{ do: 'send', upTo: 3 }]);
    await clock.pass(10);
    assert.equal(channel.told('send').length, 1);
  });

  it('lets nothing send any more once it is released', async () => {
    isProvedAtOnce = true;
    const flood = start(5);
    void flood.release();
    await channel.say({ is: 'opened', upTo: 3 });
    assert.deepEqual(channel.told('send'), []);
    await released();
  });

  it('looks for at most a sixth of the time', async () => {
    start(5);
    await channel.say({ is: 'opened', upTo: 1 });
    await clock.pass(10);
    await channel.say({ is: 'opened', upTo: 2 });
    await clock.pass(49);
    assert.equal(looks, 1);
    await clock.pass(1);
    assert.equal(looks, 2);
  });

  it('does not rest for hours after the machine has slept during a look', async () => {
    start(5);
    await channel.say({ is: 'opened', upTo: 1 });
    clock.time += 3_600_000;
    await clock.pass(10);
    await channel.say({ is: 'opened', upTo: 2 });
    await clock.pass(2000);
    assert.equal(looks, 2);
  });

  for (const why of ['a permission', 'refused attempts'] as const)
    it(`ends with what a look for ${why} has found`, async () => {
      const flood = start(5);
      failure = gone;
      if (why === 'a permission') await channel.say({ is: 'opened', upTo: 3 });
      else await channel.count({ failed: { ECONNREFUSED: 1 } });
      await clock.pass(10);
      assert.deepEqual(channel.told('send'), []);
      assert.equal(channel.told('release').length, 1);
      await released();
      assert.deepEqual(await flood.ended, { why: 'failed', failure: gone });
      assert.equal(flood.state.held, 0);
    });

  it('looks for each new refused attempt, and for no other failure', async () => {
    start(5);
    await channel.count({ failed: { ETIMEDOUT: 1 } });
    assert.equal(looks, 0);
    await channel.count({ failed: { ETIMEDOUT: 1, ECONNREFUSED: 2 } });
    await channel.count({ failed: { ETIMEDOUT: 1, ECONNREFUSED: 3 } });
    assert.equal(looks, 1, 'one look at a time');
    await clock.pass(60);
    await channel.count({ failed: { ETIMEDOUT: 2, ECONNREFUSED: 3 } });
    await clock.pass(60);
    assert.equal(looks, 1);
    await channel.count({ failed: { ETIMEDOUT: 2, ECONNREFUSED: 4 } });
    assert.equal(looks, 2);
  });

  describe('that comes evenly', () => {
    const due = (): readonly (number | undefined)[] =>
      channel.told('hold').map(({ count }) => count);

    it('goes up to what is wanted', async () => {
      const flood = start(10, { rampMilliseconds: 500 });
      assert.deepEqual(
        channel.told('begin').map(({ count }) => count),
        [0],
      );
      await clock.pass(10_000);
      assert.deepEqual(due(), [2, 4, 6, 8, 10]);
      assert.equal(flood.state.due, 10);
    });

    it('goes up as steeply to the number that is wanted meanwhile', async () => {
      const flood = start(10, { rampMilliseconds: 500 });
      await clock.pass(200);
      await flood.change({ wanted: 20 });
      await clock.pass(10_000);
      assert.deepEqual(due(), [2, 4, 4, 6, 8, 10, 12, 14, 16, 18, 20]);
      assert.deepEqual([flood.state.wanted, flood.state.due], [20, 20]);
    });

    it('releases nothing that is still wanted when fewer are', async () => {
      const flood = start(10, { rampMilliseconds: 500 });
      await clock.pass(300);
      await flood.change({ wanted: 7 });
      await clock.pass(10_000);
      assert.deepEqual(due(), [2, 4, 6, 6, 7]);
    });

    it('ends where as many are held already as are wanted', async () => {
      const flood = start(10, { rampMilliseconds: 500 });
      await clock.pass(300);
      await flood.change({ wanted: 5 });
      await clock.pass(10_000);
      assert.deepEqual(due(), [2, 4, 6, 5, 5]);
      await flood.change({ wanted: 30 });
      assert.equal(due().at(-1), 30);
    });

    it('does not jump when fewer were wanted for a while', async () => {
      const flood = start(100, { rampMilliseconds: 2000 });
      await clock.pass(500);
      await flood.change({ wanted: 5 });
      await flood.change({ wanted: 100 });
      await clock.pass(100);
      assert.ok(flood.state.due <= 10, String(flood.state.due));
      await clock.pass(10_000);
      assert.equal(flood.state.due, 100);
    });

    it('goes up no more once it has ended', async () => {
      const flood = start(10, { rampMilliseconds: 500 });
      await clock.pass(200);
      channel.die();
      await flood.ended;
      await clock.pass(10_000);
      assert.deepEqual(due(), [2, 4]);
      assert.equal(clock.sleeping, 0);
    });
  });

  it('kills a program that does not answer a release, and is released', async () => {
    const flood = start(5);
    await channel.count({ held: 5 });
    const done = flood.release();
    assert.equal(flood.release(), done);
    await clock.pass(4999);
    assert.equal(channel.isOver, false);
    await clock.pass(1);
    await done;
    assert.equal(channel.isOver, true);
    assert.deepEqual(await flood.ended, { why: 'released' });
    assert.equal(flood.state.held, 0);
  });

  it('waits for nothing any more once it is released', async () => {
    const flood = start(5);
    const done = flood.release();
    await released();
    await done;
    assert.equal(clock.sleeping, 0);
  });

  it('ends by the reason with which it is released', async () => {
    const flood = start(5);
    const done = flood.release(gone);
    await released();
    await done;
    assert.deepEqual(await flood.ended, { why: 'failed', failure: gone });
  });

  it('takes no change any more once it is released', async () => {
    const flood = start(5);
    void flood.release();
    assert.equal(await flood.change({ wanted: 7 }), false);
    assert.equal(flood.state.wanted, 5);
    assert.deepEqual(channel.told('hold'), []);
    await released();
  });

  it('says of a program that has ended by itself that it is lost', async () => {
    const flood = start(5);
    await channel.count({ held: 5 });
    channel.die();
    assert.deepEqual(await flood.ended, { why: 'failed', failure: killed });
    assert.equal(flood.state.held, 0);
  });

  it('says of one that has ended before its first word that it never began', async () => {
    const flood = start(5);
    channel.die();
    assert.deepEqual(await flood.ended, { why: 'failed', failure: unstarted });
  });

  for (const junk of ['junk', { is: 'counts' }, { is: 'counts', counts: { held: '5' } }])
    it(`ends where its program says ${JSON.stringify(junk)}`, async () => {
      const flood = start(5);
      await channel.count({ held: 5 });
      await channel.say(junk as never);
      assert.deepEqual(await flood.ended, { why: 'failed', failure: killed });
      assert.equal(channel.isOver, true);
    });

  it('ends where nobody can say whose the port is', async () => {
    const flood = start(5);
    isBroken = true;
    await channel.say({ is: 'opened', upTo: 3 });
    await clock.pass(10);
    await released();
    const end = await flood.ended;
    assert.ok(end.why === 'failed');
    assert.match(end.failure.message, /nobody thought of this/);
    assert.deepEqual(channel.told('send'), []);
  });

  it('settles where what was dropped is not replaced', async () => {
    const flood = start(5, { replacing: false });
    await channel.count({ held: 3, dropped: 2 });
    await flood.settled;
    void flood.release();
    await released();
  });

  it('refuses numbers that a flood cannot have', async () => {
    const flood = start(5);
    for (const change of [
      { wanted: -3 },
      { wanted: NaN },
      { wanted: 1.5 },
      { limitMilliseconds: 1e13 },
    ])
      await assert.rejects(flood.change(change), { code: 'flood-refused' });
    assert.equal(flood.state.wanted, 5);
    void flood.release();
    await released();
  });

  const settlings: Readonly<Record<string, (flood: ProgramFlood) => Promise<void>>> = {
    'all are held': () => channel.count({ held: 5 }),
    'no more can be opened for now': () => channel.count({ held: 2, stuck: true }),
    'it is released': (flood) => {
      void flood.release();
      return released();
    },
    'its time is over': () => channel.say({ is: 'ended', why: 'time', counts: nothingHeld }),
    'its program has ended': () => {
      channel.die();
      return Promise.resolve();
    },
    'the port is not the container’s any more': async () => {
      failure = gone;
      await channel.say({ is: 'opened', upTo: 1 });
      await clock.pass(10);
      await released();
    },
    'its program does not answer': (flood) => {
      void flood.release();
      return clock.pass(5000);
    },
  };
  for (const [when, settle] of Object.entries(settlings))
    it(`is settled when ${when}`, async () => {
      const flood = start(5);
      let isSettled = false;
      void flood.settled.then(() => (isSettled = true));
      await channel.count({ held: 2 });
      assert.equal(isSettled, false);
      await settle(flood);
      await flood.settled;
    });

  it('changes what its program holds, and says so', async () => {
    const flood = start(5);
    const states: FloodState[] = [];
    flood.onChange((state) => void states.push(state));
    clock.time = 1000;
    const change = { wanted: 9, replacing: false, limitMilliseconds: 2000 };
    assert.equal(await flood.change(change), true);
    assert.deepEqual(channel.orders.at(-1), {
      ...{ do: 'hold', count: 9, replacing: false, milliseconds: 2000 },
    });
    assert.deepEqual(
      states.map(({ wanted, replacing, endsAt }) => [wanted, replacing, endsAt]),
      [[9, false, 3000]],
    );
    await flood.change({ replacing: true });
    assert.deepEqual(channel.orders.at(-1), { do: 'hold', count: 9, replacing: true });
  });

  it('holds what it holds where too many are asked for', async () => {
    const flood = start(5);
    await channel.count({ held: 4 });
    await assert.rejects(flood.change({ wanted: 1001 }), tooBig);
    assert.deepEqual(asked, [[1001, 4]]);
    assert.equal(flood.state.wanted, 5);
    assert.equal(channel.told('hold').length, 0);
  });

  it('is not changed where it ends while it is asked whether so many are safe', async () => {
    const flood = start(5);
    const change = flood.change({ wanted: 9 });
    void flood.release();
    assert.equal(await change, false);
    assert.deepEqual(channel.told('hold'), []);
    await released();
  });

  it('can always be fewer', async () => {
    const flood = start(5);
    assert.equal(await flood.change({ wanted: 4 }), true);
    assert.deepEqual(asked, []);
  });

  it('is not changed after its end', async () => {
    const flood = start(5);
    await channel.say({ is: 'ended', why: 'time', counts: nothingHeld });
    const end: FloodEnd = await flood.ended;
    assert.deepEqual(end, { why: 'time' });
    assert.equal(await flood.change({ wanted: 9 }), false);
    assert.equal(flood.state.wanted, 5);
    assert.equal(channel.told('hold').length, 0);
  });
});
