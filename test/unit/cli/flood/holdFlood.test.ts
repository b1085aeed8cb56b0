import assert from 'node:assert/strict';
import type { FloodSample } from '../../../../src/cli/flood/floodSample';
import { holdFlood } from '../../../../src/cli/flood/holdFlood';
import { Emitter } from '../../../../src/core/base/event';
import type { Flood, FloodEnd, FloodState, SnapshotSource } from '../../../../src/core/ports';
import { floodState } from '../../../helpers/floods';
import { makeSnapshot } from '../../../helpers/makeSnapshot';

const source: SnapshotSource = {
  name: 'exec',
  take: () => Promise.resolve(makeSnapshot([], { established: 80, queued: 20 })),
  [Symbol.asyncDispose]: () => Promise.resolve(),
};

describe('holding a flood', () => {
  it('ends by its signal while it still waits for connections', async () => {
    const { flood } = madeFlood(floodState({ held: 3 }));
    const stop = new AbortController();
    const holding = holdFlood(flood, source, stop.signal, unheard);
    stop.abort();
    assert.deepEqual(await holding, { samples: [], most: 3, isSpent: false });
  });

  it('ends by a signal that was aborted before', async () => {
    const { flood } = madeFlood(floodState({ due: 1, held: 1 }));
    const held = await holdFlood(flood, source, AbortSignal.abort(), unheard);
    assert.deepEqual(held, { samples: [], most: 1, isSpent: false });
  });

  it('ends when the flood has ended, and tells what it saw', async () => {
    const { flood, settle, end } = madeFlood(
      floodState({ failed: { ECONNREFUSED: 2, ETIMEDOUT: 1 } }),
    );
    const told: FloodSample[] = [];
    settle();
    const { samples } = await holdFlood(flood, source, new AbortController().signal, (sample) => {
      told.push(sample);
      end({ why: 'time' });
    });
    assert.deepEqual(samples, told);
    const [{ held, accepted, queued, failed, refused } = assert.fail()] = samples;
    assert.deepEqual([held, accepted, queued, failed, refused], [100, 80, 20, 3, 2]);
  });

  const spent = { held: 0, dropped: 100, replacing: false };
  it('ends once the server has dropped all and nothing is replaced', async () => {
    const { flood, settle } = madeFlood(floodState(spent));
    settle();
    const held = await holdFlood(flood, source, new AbortController().signal, unheard);
    assert.deepEqual(held, { samples: [], most: 0, isSpent: true });
  });

  const unspent: readonly (readonly [name: string, state: Partial<FloodState>])[] = [
    ['some are replaced', { ...spent, replacing: true }],
    ['one is held', { ...spent, held: 1 }],
    ['some have not come yet', { ...spent, due: 99 }],
    ['some never got in, and are tried again', { ...spent, dropped: 99 }],
  ];
  for (const [name, state] of unspent)
    it(`goes on where ${name}`, async () => {
      const { flood, settle } = madeFlood(floodState(state));
      settle();
      const stop = new AbortController();
      const { isSpent, samples } = await holdFlood(flood, source, stop.signal, () => {
        stop.abort();
      });
      assert.deepEqual([isSpent, samples.length], [false, 1]);
    });

  it('watches a ramp from the start', async () => {
    const { flood } = madeFlood(floodState({ due: 1, held: 1 }));
    const stop = new AbortController();
    const { samples } = await holdFlood(flood, source, stop.signal, () => {
      stop.abort();
    });
    assert.equal(samples.length, 1);
  });

  it('knows the most that were held between two samples, and listens no longer', async () => {
    const { flood, changes, settle } = madeFlood(floodState({ held: 3 }));
    const stop = new AbortController();
    const holding = holdFlood(flood, source, stop.signal, () => {
      stop.abort();
    });
    changes.fire(floodState({ held: 97 }));
    changes.fire(floodState({ held: 5 }));
    settle();
    assert.equal((await holding).most, 97);
    assert.equal(changes.listenerCount, 0);
  });
});

interface MadeFlood {
  readonly flood: Flood;
  readonly changes: Emitter<FloodState>;
  readonly settle: () => void;
  readonly end: (end: FloodEnd) => void;
}

/** A flood that stands as it is said, settles and ends when a test wants it. */
function madeFlood(state: FloodState): MadeFlood {
  const changes = new Emitter<FloodState>();
  const settling = new Emitter<void>();
  const ending = new Emitter<FloodEnd>();
  const flood: Flood = {
    state,
    onChange: changes.event,
    settled: new Promise((resolve) => settling.event(resolve)),
    ended: new Promise((resolve) => ending.event(resolve)),
    change: () => assert.fail('nobody changes it'),
    release: () => assert.fail('whoever asked releases it'),
    [Symbol.asyncDispose]: () => Promise.resolve(),
  };
  return {
    flood,
    changes,
    settle: () => {
      settling.fire();
    },
    end: (end) => {
      ending.fire(end);
    },
  };
}

function unheard(): void {
  assert.fail('nothing was to be told');
}
