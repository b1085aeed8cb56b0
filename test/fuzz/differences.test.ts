import assert from 'node:assert/strict';
import fc from 'fast-check';
import { differenceLines, differencesBetween } from '../../src/core/threads/differences';
import { processForest } from '../../src/core/threads/processForest';
import type { ProcessSnapshot, Snapshot } from '../../src/core/threads/snapshot';
import { makeProcess, makeSnapshot, makeThread } from '../helpers/makeSnapshot';

// Few numbers, so that processes stay, and PIDs are given anew with another start.
const anyProcess = fc
  .record({
    pid: fc.integer({ min: 1, max: 12 }),
    ppid: fc.integer({ min: 0, max: 12 }),
    startTicks: fc.integer({ min: 1, max: 3 }),
    role: fc.constantFrom('parent', 'worker', 'shell', 'other'),
    ours: fc.integer({ min: 0, max: 9 }).map((number) => number === 0),
    further: fc.uniqueArray(fc.integer({ min: 20, max: 26 })),
    isCounted: fc.boolean(),
  })
  .map(({ further, isCounted, pid, ...fields }) => {
    const threads = [pid, ...further].map((lwp) => makeThread(lwp));
    const { length } = threads;
    return makeProcess(pid, { ...fields, threads: isCounted ? [] : threads, threadCount: length });
  });

const anySnapshot = fc
  .uniqueArray(anyProcess, { selector: ({ pid }) => pid, maxLength: 12 })
  .map((processes) => makeSnapshot(processes));

describe('differencesBetween', function () {
  this.timeout(60_000);

  it('makes any snapshot of any other', () => {
    let came = 0;
    let stayed = 0;
    fc.assert(
      fc.property(anySnapshot, anySnapshot, (before, after) => {
        const found = differencesBetween(before, after);
        came += found.came.length;
        stayed += found.stayed.length;
        const ended = new Set(found.ended.map(keyOf));
        const left = seenIn(before).filter((process) => !ended.has(keyOf(process)));
        const made = [...left, ...found.came.map(({ process }) => process)];
        assert.deepEqual(keysOf(made), keysOf(seenIn(after)));
        assert.deepEqual(keysOf(left), keysOf(found.stayed.map(({ process }) => process)));
        for (const { process, came: more, ended: fewer } of found.stayed) {
          const was = left.find((one) => keyOf(one) === keyOf(process));
          assert.ok(was !== undefined);
          if (was.threads.length === 0 || process.threads.length === 0) {
            assert.deepEqual([more, fewer], [[], []]);
            continue;
          }
          const gone = new Set(fewer.map(({ lwp }) => lwp));
          const lwps = [...was.threads.filter(({ lwp }) => !gone.has(lwp)), ...more];
          assert.deepEqual(
            lwps.map(({ lwp }) => lwp).sort((a, b) => a - b),
            process.threads.map(({ lwp }) => lwp).sort((a, b) => a - b),
          );
        }
      }),
      { numRuns: 3000 },
    );
    assert.ok(came > 1000 && stayed > 1000, `${String(came)} came, ${String(stayed)} stayed`);
  });

  it('is nothing between a snapshot and itself, and turned round where time is', () => {
    fc.assert(
      fc.property(anySnapshot, anySnapshot, (before, after) => {
        assert.deepEqual(differenceLines(differencesBetween(after, after)), []);
        const there = differencesBetween(before, after);
        const back = differencesBetween(after, before);
        assert.deepEqual(keysOf(there.came.map(({ process }) => process)), keysOf(back.ended));
        assert.deepEqual(keysOf(back.came.map(({ process }) => process)), keysOf(there.ended));
      }),
      { numRuns: 2000 },
    );
  });
});

describe('processForest', () => {
  it('lists every process once, and each deeper than the parent before it', () => {
    fc.assert(
      fc.property(anySnapshot, ({ processes }) => {
        const rows = processForest(processes);
        assert.deepEqual(keysOf(rows.map(({ process }) => process)), keysOf(processes));
        const depths = new Map<number, number>();
        for (const { process, depth } of rows) {
          if (depth > 0) assert.equal(depths.get(process.ppid), depth - 1);
          depths.set(process.pid, depth);
        }
      }),
      { numRuns: 2000 },
    );
  });
});

function seenIn({ processes }: Snapshot): readonly ProcessSnapshot[] {
  return processes.filter(({ ours }) => !ours);
}

function keyOf({ pid, startTicks }: ProcessSnapshot): string {
  return `${String(pid)} ${String(startTicks)}`;
}

function keysOf(processes: readonly ProcessSnapshot[]): readonly string[] {
  return processes.map(keyOf).sort();
}
