import assert from 'node:assert/strict';
import { Emitter } from '../../../src/core/base/event';
import type { FloodState } from '../../../src/core/ports';
import { isFromGuide } from '../../../src/protocol/guide';
import { liveFlood, type LiveFlood } from '../../../src/protocol/guideFlood';
import { FloodLine } from '../../../src/ui/guide/floodLine';
import { floodLine } from '../../../src/webview/guide/words';
import { floodState } from '../../helpers/floods';
import { HeldClock } from '../../helpers/heldClock';
import { speaking } from '../../helpers/speaking';

describe('the line of a flood in the guide', () => {
  let clock: HeldClock;
  let canRead: boolean;
  let told: (LiveFlood | undefined)[];
  let line: FloodLine;
  let stands: (flood: FloodState | undefined) => void;

  beforeEach(() => {
    const floods = new Emitter<FloodState | undefined>();
    const session = { flood: undefined as FloodState | undefined, onFlood: floods.event };
    stands = (flood) => {
      session.flood = flood;
      floods.fire(flood);
    };
    clock = new HeldClock();
    canRead = true;
    told = [];
    line = new FloodLine(
      session,
      { canRead: () => canRead, tell: (flood) => told.push(flood) },
      clock,
    );
  });

  const held = (count: number): FloodState => floodState({ held: count });

  it('is told at once when a flood comes, and then at most twice a second', async () => {
    line.begin();
    await clock.pass(500);
    told.length = 0;
    for (const count of [1, 2, 3]) stands(held(count));
    assert.deepEqual(told, [liveFlood(held(1))]);
    await clock.pass(500);
    assert.deepEqual(
      told,
      [1, 3].map((count) => liveFlood(held(count))),
    );
  });

  it('is not told again where none of its numbers has changed', async () => {
    line.begin();
    stands(held(5));
    await clock.pass(500);
    const before = told.length;
    stands({ ...held(5), replaced: 7 });
    await clock.pass(500);
    assert.equal(told.length, before);
  });

  it('is gone with the flood', async () => {
    line.begin();
    stands(held(5));
    await clock.pass(500);
    stands(undefined);
    await clock.pass(500);
    assert.equal(told.at(-1), undefined);
  });

  it('is told to nobody who does not see it, and as a whole to who sees it again', async () => {
    line.begin();
    await clock.pass(500);
    canRead = false;
    stands(held(5));
    assert.deepEqual(told, [undefined]);
    canRead = true;
    line.begin();
    assert.deepEqual(told, [undefined, liveFlood(held(5))]);
  });

  it('is told nothing once it is closed', () => {
    line.begin();
    line.dispose();
    stands(held(5));
    assert.deepEqual(told, [undefined]);
  });

  it('says what is held, what was dropped, and when it ends', () => {
    const flood = liveFlood(floodState({ endsAt: 600_000 }));
    assert.equal(floodLine(flood, 2000), '100 of 100 held, 0 dropped, released by itself in 9:58');
    assert.equal(
      speaking('ro', () => floodLine(flood, 2000)),
      'ținute deschise 100 din 100, închise de server 0, se eliberează singură peste 9:58',
    );
  });

  it('has buttons that the host knows', () => {
    for (const wish of ['release', 'changeFlood']) assert.ok(isFromGuide({ type: 'wish', wish }));
  });
});
