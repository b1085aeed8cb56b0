import assert from 'node:assert/strict';
import type { SnapshotSource } from '../../src/core/ports';
import type { ProcessSnapshot, Snapshot } from '../../src/core/threads/snapshot';
import {
  failuresToEnd,
  livelyMilliseconds,
  quietAfter,
  quietMilliseconds,
  SamplingLoop,
} from '../../src/run/samplingLoop';
import { FakeClock } from '../helpers/fakeClock';
import { makeProcess, makeSnapshot } from '../helpers/makeSnapshot';

/** Takes a time of its own for each sample, and gives or throws what the test says, turn by turn. */
class FakeSource implements SnapshotSource {
  readonly name = 'exec';
  /** When each sample began. */
  readonly began: number[] = [];
  running = 0;
  mostAtOnce = 0;

  constructor(
    private readonly clock: FakeClock,
    private readonly sample: (turn: number) => Snapshot | Error,
    private readonly sampleMilliseconds = 0,
  ) {}

  async take(): Promise<Snapshot> {
    const turn = this.began.length;
    this.began.push(this.clock.now());
    this.running += 1;
    this.mostAtOnce = Math.max(this.mostAtOnce, this.running);
    await this.clock.sleep(this.sampleMilliseconds);
    this.running -= 1;
    const result = this.sample(turn);
    if (result instanceof Error) throw result;
    return result;
  }

  /** Milliseconds between the beginnings. */
  get distances(): readonly number[] {
    return this.began.slice(1).map((time, index) => time - (this.began[index] ?? 0));
  }

  [Symbol.asyncDispose](): Promise<void> {
    return Promise.resolve();
  }
}

const still = makeSnapshot([makeProcess(1)]);

/** A pool that grows by one process each time. */
function growing(turn: number): Snapshot {
  return makeSnapshot([makeProcess(1), makeProcess(turn + 2)]);
}

describe('SamplingLoop', () => {
  let clock: FakeClock;
  beforeEach(() => {
    clock = new FakeClock();
  });

  /** Runs until so many snapshots were heard; gives them. */
  async function hear(count: number, source: FakeSource): Promise<readonly Snapshot[]> {
    const heard: Snapshot[] = [];
    const loop = new SamplingLoop(source, clock);
    const stop = new AbortController();
    loop.onSnapshot((snapshot) => {
      heard.push(snapshot);
      if (heard.length === count) stop.abort();
    });
    await loop.run(stop.signal);
    return heard;
  }

  it('emits every snapshot, and begins a turn only after the last has ended', async () => {
    const source = new FakeSource(clock, growing, 30);
    const heard = await hear(5, source);
    assert.deepEqual(heard, [0, 1, 2, 3, 4].map(growing));
    assert.deepEqual(source.distances, Array(4).fill(30 + livelyMilliseconds));
    assert.equal(source.mostAtOnce, 1);
  });

  it('slows down when nothing changes and is quick again when something does', async () => {
    const change = quietAfter + 3;
    const source = new FakeSource(clock, (turn) => (turn < change ? still : growing(change)));
    await hear(change + 2, source);
    assert.deepEqual(source.distances, [
      ...Array<number>(quietAfter).fill(livelyMilliseconds),
      ...Array<number>(change - quietAfter).fill(quietMilliseconds),
      livelyMilliseconds,
    ]);
  });

  it('does not take its own processes for a change', async () => {
    const source = new FakeSource(clock, (turn) =>
      makeSnapshot([makeProcess(1), makeProcess(turn + 2, { ours: true })]),
    );
    await hear(quietAfter + 2, source);
    assert.equal(source.distances.at(-1), quietMilliseconds);
  });

  it('is not made quick by memory and CPU time, but by threads that are only counted', async () => {
    const last = async (change: (turn: number) => Partial<ProcessSnapshot>): Promise<unknown> => {
      clock = new FakeClock();
      const source = new FakeSource(clock, (turn) => makeSnapshot([makeProcess(1, change(turn))]));
      await hear(quietAfter + 3, source);
      return source.distances.at(-1);
    };
    assert.equal(
      await last((turn) => ({ rssBytes: turn * 4096, cpuPercent: turn })),
      quietMilliseconds,
    );
    assert.equal(await last((turn) => ({ threads: [], threadCount: turn })), livelyMilliseconds);
  });

  it('counts failures and goes on after one that passes', async () => {
    const source = new FakeSource(clock, (turn) =>
      turn % failuresToEnd === 0 ? still : new Error('busy'),
    );
    const loop = new SamplingLoop(source, clock);
    const heard: Snapshot[] = [];
    loop.onSnapshot((snapshot) => {
      heard.push(snapshot);
      if (heard.length === 4) loop.dispose();
    });
    await loop.run();
    assert.equal(loop.failures, 3 * (failuresToEnd - 1));
  });

  it('ends with the last failure when too many come in a row', async () => {
    const source = new FakeSource(clock, (turn) => new Error(`failure ${String(turn + 1)}`));
    const loop = new SamplingLoop(source, clock);
    await assert.rejects(loop.run(), { message: `failure ${String(failuresToEnd)}` });
    assert.equal(source.began.length, failuresToEnd);
  });

  it('resolves without another sample when it was stopped before', async () => {
    const source = new FakeSource(clock, growing);
    await new SamplingLoop(source, clock).run(AbortSignal.abort());
    assert.equal(source.began.length, 0);
  });

  it('says nothing of a sample, good or failed, that ends after the stop', async () => {
    for (const result of [still, new Error('aborted')]) {
      const stop = new AbortController();
      const source = new FakeSource(clock, () => {
        stop.abort();
        return result;
      });
      const loop = new SamplingLoop(source, clock);
      const heard: Snapshot[] = [];
      loop.onSnapshot((snapshot) => heard.push(snapshot));
      await loop.run(stop.signal);
      assert.deepEqual([heard.length, loop.failures, source.began.length], [0, 0, 1]);
    }
  });

  it('leaves no listener when it is disposed', async () => {
    const source = new FakeSource(clock, growing);
    const loop = new SamplingLoop(source, clock);
    let heard = 0;
    loop.onSnapshot(() => {
      heard += 1;
      loop.dispose();
    });
    loop.onSnapshot(() => {
      heard += 1;
    });
    await loop.run();
    await loop.run();
    assert.equal(heard, 2, 'both hear the one snapshot that was taken');
  });
});
