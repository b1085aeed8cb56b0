import assert from 'node:assert/strict';
import type { TimelineEvent } from '../../../src/core/recording/timelineEvent';
import type { HistoryPoint } from '../../../src/protocol/threads';
import { HostClock } from '../../../src/webview/shared/hostClock';
import { readKept } from '../../../src/webview/threads/host';
import { labelRows, markText } from '../../../src/webview/threads/markLabels';
import { PastAsker } from '../../../src/webview/threads/pastAsker';
import { played } from '../../../src/webview/threads/playback';
import { columnsOf, heightTicks, pointAt } from '../../../src/webview/threads/timelineData';
import {
  panned,
  showing,
  tickDistance,
  timeWindow,
  usualZoom,
  zoomed,
} from '../../../src/webview/threads/timeWindow';

const point = (at: number, threads: number): HistoryPoint => ({
  at,
  threads,
  processes: 1,
  connections: 0,
  queued: 0,
});

describe('window of the timeline', () => {
  const young = { origin: 0, now: 20_000 };
  const old = { origin: 0, now: 200_000 };

  it('fills from the left, and then goes with the time', () => {
    assert.deepEqual(timeWindow(usualZoom, young), { from: 0, to: 90_000 });
    assert.deepEqual(timeWindow(usualZoom, old), { from: 110_000, to: 200_000 });
    assert.deepEqual(timeWindow({ span: 'all', end: 'now' }, old), { from: 0, to: 200_000 });
  });

  it('keeps the moment that is zoomed around, and goes with the time again at its end', () => {
    const nearer = zoomed({ span: 90_000, end: 150_000 }, 0.5, 105_000, old);
    assert.deepEqual(timeWindow(nearer, old), { from: 82_500, to: 127_500 });
    assert.deepEqual(zoomed(usualZoom, 0.5, 200_000, old), { span: 45_000, end: 'now' });
  });

  it('is not panned out of what was seen', () => {
    assert.deepEqual(panned(usualZoom, -500_000, old), { span: 90_000, end: 90_000 });
    assert.deepEqual(panned({ span: 90_000, end: 100_000 }, 500_000, old).end, 'now');
  });

  it('moves only for a moment outside', () => {
    assert.equal(showing(usualZoom, 150_000, old), usualZoom);
    assert.deepEqual(timeWindow(showing(usualZoom, 50_000, old), old).from, 50_000);
  });

  it('has as many labels as there is room for', () => {
    assert.equal(tickDistance(90_000, 1000), 15_000);
    assert.equal(tickDistance(90_000, 250), 30_000);
    assert.equal(tickDistance(24 * 3_600_000, 800), 3 * 3_600_000);
    assert.ok(8.64e15 / tickDistance(8.64e15, 1000) <= 12);
  });
});

describe('lines of the timeline', () => {
  it('enter the window at their height and go on to now', () => {
    const history = [point(0, 3), point(50, 5), point(150, 9)];
    const [times, , , , threads] = columnsOf(history, { from: 100, to: 300 }, 200, 1000);
    assert.deepEqual(times, [100, 150, 200]);
    assert.deepEqual(threads, [5, 9, 9]);
  });

  it('are thinned to their pixels without losing a peak', () => {
    const history = Array.from({ length: 1000 }, (_, at) => point(at, at === 555 ? 99 : at % 7));
    const [times, , , , threads] = columnsOf(history, { from: 0, to: 1000 }, 999, 10);
    assert.ok(times.length <= 50);
    assert.ok(threads?.includes(99));
  });

  const heights: readonly (readonly [number, readonly number[]])[] = [
    [0, [0, 1, 2, 3]],
    [17, [0, 10, 20, 30]],
    [113, [0, 40, 80, 120]],
  ];
  for (const [highest, ticks] of heights)
    it(`have room for ${String(highest)}`, () => {
      assert.deepEqual(heightTicks(highest), ticks);
    });

  it('know what was so at a moment', () => {
    const history = [point(10, 3), point(50, 5)];
    assert.equal(pointAt(history, 49)?.threads, 3);
    assert.equal(pointAt(history, 9), undefined);
  });
});

describe('marks of the timeline', () => {
  it('have few words', () => {
    const events: readonly TimelineEvent[] = [
      { at: 0, kind: 'started' },
      { at: 0, kind: 'passed', step: 'Flood' },
      { at: 0, kind: 'flood', wanted: 100 },
      { at: 0, kind: 'dropped', count: 3 },
      { at: 0, kind: 'signal', pid: 40, signal: 'KILL' },
    ];
    assert.deepEqual(events.map(markText), [
      'started',
      'passed: Flood',
      'flood 100',
      '3 dropped',
      'SIGKILL to 40',
    ]);
  });

  it('do not lie on each other', () => {
    const wanted = [0, 10, 20, 480].map((x) => ({ x, width: 50 }));
    assert.deepEqual(labelRows(wanted, 500, 2), [
      { row: 0, toLeft: false },
      { row: 1, toLeft: false },
      undefined,
      { row: 0, toLeft: true },
    ]);
  });
});

describe('questions about the past', () => {
  it('are asked one at a time, and of those that come meanwhile only the last', () => {
    const asked: number[] = [];
    const asker = new PastAsker((at) => {
      asked.push(at);
    });
    for (const at of [1, 2, 3]) asker.want(at);
    assert.deepEqual(asked, [1]);
    asker.answered();
    assert.deepEqual(asked, [1, 3]);
    asker.answered();
    asker.want(4);
    assert.deepEqual(asked, [1, 3, 4]);
  });
});

describe('a recording that is played', () => {
  it('goes on as fast as is chosen, and stops at its end', () => {
    const playback = { isPlaying: true, speed: 4 } as const;
    assert.deepEqual(played(0, 100, playback, 1000), { at: 400, isOver: false });
    assert.deepEqual(played(900, 100, playback, 1000), { at: 1000, isOver: true });
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
      isTable: false,
    };
    for (const kept of [undefined, null, 7, {}, { container: 2, scrolled: 'x', selected: 1 }])
      assert.deepEqual(readKept(kept), beginning);
    const kept = {
      container: 'apache2-test',
      recording: 'apache2.jsonl',
      scrolled: 9,
      selected: '8 80',
      isTable: true,
    };
    assert.deepEqual(readKept(kept), kept);
  });
});
