import assert from 'node:assert/strict';
import { Recorder, recorderBounds } from '../../../src/core/recording/recorder';
import type { Snapshot } from '../../../src/core/threads/snapshot';
import { header, recorded, serverAt } from '../../helpers/makeRecording';
import { makeProcess, makeSnapshot, makeThread } from '../../helpers/makeSnapshot';

describe('recorder', () => {
  const moments: readonly (readonly [at: number, like: Snapshot | undefined, held?: number])[] = [
    [999, undefined],
    [1000, serverAt(1000, 2, 0)],
    [1500, serverAt(1500, 2, 0)],
    [2999, serverAt(2999, 2, 0)],
    [3000, serverAt(3000, 3, 4), 7],
    [4500, serverAt(4500, 4, 5), 7],
    [5500, serverAt(5500, 1, 0)],
    [6000, serverAt(6000, 1, 0)],
    [7000, undefined],
    [8500, serverAt(8500, 2, 1)],
    [99_000, serverAt(9000, 2, 1)],
  ];
  for (const [at, like, held] of moments)
    it(`knows how it was at ${String(at)} ms`, () => {
      const picture = recorded().pictureAt(at);
      assert.deepEqual(picture.snapshot, like);
      assert.equal(picture.flood?.held, held);
      assert.equal(picture.queueLimit, held === undefined ? undefined : 511);
    });

  it('is the same in whatever order its moments are looked at', () => {
    const recorder = recorded();
    for (const at of [9000, 3500, 1000, 5500, 4500, 4400, 3000])
      assert.deepEqual(recorder.pictureAt(at), recorded().pictureAt(at));
  });

  it('counts each moment at which something has changed, and the ends of what was seen', () => {
    const counts = recorded().history.map(({ at, threads }) => [at, threads]);
    assert.deepEqual(counts, [
      [1000, 11],
      [3000, 16],
      [4000, 21],
      [5000, 6],
      [6000, 6],
      [8000, 11],
      [9000, 11],
    ]);
  });

  it('keeps nothing of snapshots that are equal', () => {
    const recorder = new Recorder();
    recorder.see(serverAt(0, 2, 0));
    const { size } = recorder;
    for (let at = 100; at < 50_000; at += 100) recorder.see(serverAt(at, 2, 0));
    assert.equal(recorder.size, size);
    assert.equal(recorder.recording(header).toText().split('\n').length, 4);
  });

  it('keeps nothing of what is there only because somebody looks', () => {
    const recorder = new Recorder();
    for (let at = 0; at < 50_000; at += 100) {
      const server = serverAt(at, 2, 0);
      const own = makeProcess(100 + at, { ours: true, startTicks: at });
      recorder.see({ ...server, processes: [...server.processes, own] });
    }
    assert.equal(recorder.recording(header).toText().split('\n').length, 4);
    assert.deepEqual(recorder.pictureAt(49_900).snapshot, serverAt(49_900, 2, 0));
  });

  it('keeps nothing of CPU shares and memory that only flicker', () => {
    const recorder = new Recorder();
    const flickering = (at: number, cpuPercent: number): Snapshot => ({
      ...makeSnapshot([
        makeProcess(8, {
          rssBytes: 5_000_000 + cpuPercent * 4096,
          cpuPercent,
          threads: [makeThread(8, { cpuPercent, cpuTicks: at / 1000 })],
        }),
      ]),
      takenAt: at,
    });
    recorder.see(flickering(0, 0));
    const { size } = recorder;
    for (let at = 100; at < 50_000; at += 100)
      recorder.see(flickering(at, at % 200 === 0 ? 0 : 10));
    assert.equal(recorder.size, size);
    recorder.see(flickering(50_000, 60));
    assert.equal(recorder.pictureAt(50_000).snapshot?.processes[0]?.cpuPercent, 60);
  });

  it('forgets the oldest when it gets too old, with the events of that time', () => {
    const recorder = new Recorder();
    recorder.event({ kind: 'started', at: 0 });
    const hour = 3_600_000;
    for (let at = 0; at <= hour; at += 1000) recorder.see(serverAt(at, 2, (at / 1000) % 5));
    const kept = hour - (recorder.from ?? 0);
    const { mostMilliseconds } = recorderBounds;
    assert.ok(kept >= mostMilliseconds && kept <= mostMilliseconds + 20_000, String(kept));
    assert.deepEqual(recorder.events, []);
    assert.deepEqual(recorder.pictureAt(hour).snapshot, serverAt(hour, 2, 0));
  });

  it('forgets the oldest when it gets too much', () => {
    const mostBytes = 200_000;
    const recorder = new Recorder({ ...recorderBounds, mostBytes });
    for (let at = 0; at < 600_000; at += 100)
      recorder.see(serverAt(at, 2 + ((at / 100) % 3), (at / 100) % 5));
    assert.ok(recorder.size <= mostBytes, String(recorder.size));
    assert.ok((recorder.from ?? 0) > 500_000);
  });

  it('forgets the oldest of a big container as well, where much changes each time', () => {
    const mostBytes = 2_000_000;
    const recorder = new Recorder({ ...recorderBounds, mostBytes });
    for (let at = 0; at < 50_000; at += 250) {
      recorder.see(serverAt(at, 200, (at / 250) % 5));
      assert.ok(recorder.size <= mostBytes, String(recorder.size));
    }
  });

  it('keeps events in order of time, the newest of them', () => {
    const recorder = new Recorder({ ...recorderBounds, mostEvents: 2 });
    for (const at of [1, 3, 2]) recorder.event({ kind: 'dropped', count: at, at });
    assert.deepEqual(
      recorder.events.map(({ at }) => at),
      [2, 3],
    );
  });
});
