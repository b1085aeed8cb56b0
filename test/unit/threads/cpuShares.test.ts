import assert from 'node:assert/strict';
import { CpuShares, type Consumers } from '../../../src/core/threads/cpuShares';
import type { ProcStat } from '../../../src/core/threads/parseProcStat';

function stat(id: number, cpuTicks: number, startTicks = 100): ProcStat {
  return { id, name: 'httpd', state: 'S', ppid: 1, cpuTicks, startTicks };
}

/** A process with two threads, and one that has ended and used the rest of its time. */
function worker(used: number, main: number, other: number): Consumers {
  return { main: stat(8, used), threads: [{ stat: stat(8, main) }, { stat: stat(9, other) }] };
}

describe('CpuShares', () => {
  let shares: CpuShares;
  beforeEach(() => {
    shares = new CpuShares();
  });

  /** The shares of the process and of both threads. */
  function at(time: number, consumers: Consumers): readonly (number | undefined)[] {
    const told = shares.upTo(time, [consumers]);
    return [
      told.ofProcess(consumers.main),
      ...consumers.threads.map((thread) => told.ofThread(thread.stat)),
    ];
  }

  it('tells nothing at first, then what was used since', () => {
    assert.deepEqual(at(0, worker(50, 20, 10)), [undefined, undefined, undefined]);
    assert.deepEqual(at(1000, worker(90, 30, 35)), [40, 10, 25]);
  });

  it('measures from about a second ago, so that single ticks are seen', () => {
    for (let turn = 0; turn < 10; turn += 1) at(turn * 100, worker(turn, turn, 0));
    assert.deepEqual(at(1000, worker(11, 11, 0)), [11, 11, 0]);
    // 55 ticks since 600 ms, which is the oldest look that was kept and is not too old.
    assert.deepEqual(at(1500, worker(61, 61, 0)), [61, 61, 0]);
  });

  it('measures from the last look, where that was longer ago', () => {
    at(0, worker(0, 0, 0));
    assert.deepEqual(at(10_000, worker(500, 250, 0)), [50, 25, 0]);
  });

  it('tells nothing of so short a time that a tick would be a large share', () => {
    at(0, worker(0, 0, 0));
    assert.deepEqual(at(200, worker(1, 1, 0)), [undefined, undefined, undefined]);
    assert.deepEqual(at(250, worker(1, 1, 0)), [4, 4, 0]);
  });

  it('goes on after the clock went back', () => {
    at(5000, worker(9, 9, 0));
    at(1000, worker(10, 10, 0));
    assert.deepEqual(at(2000, worker(30, 20, 0)), [20, 10, 0]);
  });

  it('gives a process more than one processor, but no thread', () => {
    at(0, worker(0, 0, 0));
    assert.deepEqual(at(1000, worker(201, 101, 100)), [201, 100, 100]);
  });

  it('tells nothing of whoever has got a number since, or when the clock went back', () => {
    at(5000, worker(9, 9, 0));
    const other = { main: stat(8, 99, 700), threads: [{ stat: stat(8, 99, 700) }] };
    assert.deepEqual(at(6000, other), [undefined, undefined]);
    assert.deepEqual(at(4000, worker(10, 10, 0)), [undefined, undefined, undefined]);
  });
});
