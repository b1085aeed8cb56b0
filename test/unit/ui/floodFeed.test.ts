import assert from 'node:assert/strict';
import { toDisposable } from '../../../src/core/base/disposable';
import { Emitter } from '../../../src/core/base/event';
import type { FloodState } from '../../../src/core/ports';
import type { Snapshot } from '../../../src/core/threads/snapshot';
import { isFromGuide } from '../../../src/protocol/guide';
import { liveFlood, type LiveFlood } from '../../../src/protocol/guideFlood';
import { FloodFeed } from '../../../src/ui/guide/floodFeed';
import { floodWords } from '../../../src/webview/guide/words';
import { floodState } from '../../helpers/floods';
import { HeldClock } from '../../helpers/heldClock';
import { makeSnapshot } from '../../helpers/makeSnapshot';
import { speaking } from '../../helpers/speaking';

describe('what a guide is told of a flood', () => {
  let clock: HeldClock;
  let canRead: boolean;
  let told: (LiveFlood | undefined)[];
  let feed: FloodFeed;
  let viewers: Set<(snapshot: Snapshot) => void>;
  let seen: Snapshot | undefined;
  let stands: (flood: FloodState | undefined) => void;

  beforeEach(() => {
    const floods = new Emitter<FloodState | undefined>();
    viewers = new Set();
    seen = undefined;
    const session = {
      flood: undefined as FloodState | undefined,
      onFlood: floods.event,
      queueLimit: 512,
      live: {
        get last() {
          return seen;
        },
        watch: (show: (snapshot: Snapshot) => void) => {
          viewers.add(show);
          return toDisposable(() => viewers.delete(show));
        },
      },
    };
    stands = (flood) => {
      session.flood = flood;
      floods.fire(flood);
    };
    clock = new HeldClock();
    canRead = true;
    told = [];
    feed = new FloodFeed(
      session,
      { canRead: () => canRead, tell: (flood) => told.push(flood) },
      clock,
    );
  });

  const held = (count: number): FloodState => floodState({ held: count });

  it('is told at once when a flood comes, and then at most twice a second', async () => {
    feed.begin();
    await clock.pass(500);
    told.length = 0;
    for (const count of [1, 2, 3]) stands(held(count));
    assert.deepEqual(told, [liveFlood(held(1), '')]);
    await clock.pass(500);
    assert.deepEqual(
      told,
      [1, 3].map((count) => liveFlood(held(count), '')),
    );
  });

  it('is not told again where none of its numbers has changed', async () => {
    feed.begin();
    stands(held(5));
    await clock.pass(500);
    const before = told.length;
    stands({ ...held(5), replaced: 7 });
    await clock.pass(500);
    assert.equal(told.length, before);
  });

  it('is gone with the flood', async () => {
    feed.begin();
    stands(held(5));
    await clock.pass(500);
    stands(undefined);
    await clock.pass(500);
    assert.equal(told.at(-1), undefined);
  });

  it('is told to nobody who does not see it, and as a whole to who sees it again', async () => {
    feed.begin();
    await clock.pass(500);
    canRead = false;
    stands(held(5));
    assert.deepEqual(told, [undefined]);
    canRead = true;
    feed.begin();
    assert.deepEqual(told, [undefined, liveFlood(held(5), '')]);
  });

  it('is told nothing once it is closed', () => {
    feed.begin();
    feed.dispose();
    stands(held(5));
    assert.deepEqual(told, [undefined]);
  });

  it('says what the server does as soon as that is seen', async () => {
    feed.begin();
    stands(held(100));
    await clock.pass(500);
    assert.equal(told.at(-1)?.server, '');
    seen = makeSnapshot([], { established: 80, queued: 20 });
    for (const show of viewers) show(seen);
    await clock.pass(500);
    assert.equal(told.at(-1)?.server, '80 served, 20 wait in the accept queue (of 512)');
  });

  it('looks at the server only while there is a flood and somebody reads', async () => {
    feed.begin();
    assert.equal(viewers.size, 0);
    stands(held(100));
    assert.equal(viewers.size, 1);
    canRead = false;
    for (const show of viewers) show(makeSnapshot([]));
    assert.equal(viewers.size, 0);
    canRead = true;
    feed.begin();
    assert.equal(viewers.size, 1);
    stands(undefined);
    assert.equal(viewers.size, 0);
    stands(held(100));
    feed.dispose();
    assert.equal(viewers.size, 0);
    await clock.pass(500);
  });

  it('says what is held, what was dropped, and when it ends', () => {
    const flood = liveFlood(floodState({ endsAt: 600_000 }), '');
    assert.equal(
      floodWords(flood, 2000),
      '100 of 100 held, 0 dropped, released automatically in 9:58',
    );
    assert.equal(
      speaking('ro', () => floodWords(flood, 2000)),
      '100 din 100 ținute deschise, închise 0, se eliberează automat peste 9:58',
    );
  });

  it('says that it goes up, what the server does, and that none is replaced', () => {
    const said = { held: 40, due: 41, dropped: 2, replacing: false, isPaused: true } as const;
    const paused = floodState(said);
    assert.equal(
      floodWords(liveFlood(paused, '40 served'), 2000),
      '40 of 100 held, going up, 40 served, 2 dropped, replacing paused, released automatically in 9:58',
    );
  });

  it('has no time to tell once nothing is left', () => {
    const spent = floodState({ held: 0, dropped: 100, replacing: false });
    assert.equal(
      floodWords(liveFlood(spent, ''), 2000),
      '0 of 100 held, 100 dropped, not replaced',
    );
  });

  it('has buttons that the host knows', () => {
    for (const wish of ['release', 'changeFlood']) assert.ok(isFromGuide({ type: 'wish', wish }));
  });
});
