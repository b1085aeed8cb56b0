import assert from 'node:assert/strict';
import { HostClock } from '../../../src/webview/shared/hostClock';
import { readKept } from '../../../src/webview/threads/host';
import { shownPast } from '../../../src/webview/threads/state';
import { highestOf, makeScale, stepPath } from '../../../src/webview/threads/timelineScale';

const plot = { left: 0, right: 900, top: 0, bottom: 120 };
const now = 1_000_000;

describe('timeline', () => {
  const heights: readonly (readonly [number, readonly number[]])[] = [
    [0, [0, 1, 2, 3]],
    [15, [0, 5, 10, 15]],
    [17, [0, 10, 20, 30]],
    [113, [0, 40, 80, 120]],
    [1096, [0, 400, 800, 1200]],
  ];
  for (const [highest, ticks] of heights)
    it(`has room for ${String(highest)}`, () => {
      assert.deepEqual(makeScale(plot, now, highest).ticks, ticks);
    });

  it('goes in steps, level until the next point and on to the right edge', () => {
    const history = [
      { at: now - 2 * shownPast, processes: 9, threads: 9, connections: 9, queued: 0 },
      { at: now - shownPast - 1, processes: 1, threads: 40, connections: 0, queued: 0 },
      { at: now - shownPast / 3, processes: 2, threads: 80, connections: 0, queued: 0 },
    ];
    const scale = makeScale(plot, now, 113);
    assert.equal(stepPath(history, 'threads', scale, now), 'M0 80H600V40H900');
    assert.equal(stepPath([], 'threads', scale, now), '');
    assert.equal(highestOf(history), 80);
  });
});

describe('clock of the host', () => {
  it('goes on from what was last heard and never back', () => {
    let elapsed = 50;
    const clock = new HostClock(() => elapsed);
    assert.equal(clock.now, 0);
    clock.hear(9000);
    elapsed += 500;
    assert.equal(clock.now, 9500);
    clock.hear(9200);
    assert.equal(clock.now, 9500);
    clock.hear(10_000);
    assert.equal(clock.now, 10_000);
  });
});

describe('what a hidden view keeps', () => {
  it('is read whatever was kept', () => {
    const beginning = {
      container: undefined,
      recording: undefined,
      scrolled: 0,
      selected: undefined,
    };
    for (const kept of [undefined, null, 7, {}, { container: 2, scrolled: 'x', selected: 1 }])
      assert.deepEqual(readKept(kept), beginning);
    const kept = { container: 'apache2-test', recording: 'r', scrolled: 9, selected: '8 80' };
    assert.deepEqual(readKept(kept), kept);
  });
});
