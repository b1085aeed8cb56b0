import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import type { Detail, Snapshot } from '../../../src/core/threads/snapshot';
import { LiveSnapshots, mostThreads } from '../../../src/run/liveSnapshots';
import { makeProcess, makeSnapshot } from '../../helpers/makeSnapshot';

describe('live snapshots', () => {
  /** Which detail was asked for until so many snapshots were shown. */
  async function asked(
    threadCount: number,
    shown: readonly (readonly number[])[],
    until: number,
  ): Promise<readonly Detail[]> {
    const details: Detail[] = [];
    let seen = 0;
    const over = new AbortController();
    const snapshot: Snapshot = makeSnapshot([makeProcess(1, { threadCount })]);
    const live = new LiveSnapshots(
      {
        take: (_, detail = 'threads') => {
          details.push(detail);
          return Promise.resolve(snapshot);
        },
        rest: () => Promise.resolve(),
      },
      { now: () => 0, sleep: () => Promise.resolve() },
      { changed: () => undefined, lost: () => undefined },
    );
    const ended = new Promise<void>((resolve) => {
      over.signal.addEventListener('abort', () => {
        resolve();
      });
    });
    for (const pids of shown)
      live.watch(
        () => {
          seen += 1;
          if (seen >= until * shown.length) over.abort();
        },
        () => pids,
      );
    live.turn(true);
    await ended;
    live.dispose();
    return details.slice(0, until);
  }

  it('have every thread of a small container, whose threads are counted first', async () => {
    assert.deepEqual(await asked(113, [[8]], 3), ['counts', 'threads', 'threads']);
  });

  it('are told to who only hears of them, also when there are none any more, and taken for nobody who does', async () => {
    const snapshot = makeSnapshot([makeProcess(1)]);
    let taken = 0;
    const live = new LiveSnapshots(
      {
        take: () => {
          taken += 1;
          return Promise.resolve(snapshot);
        },
        rest: () => Promise.resolve(),
      },
      { now: () => 0, sleep: () => setImmediate() },
      { changed: () => undefined, lost: () => undefined },
    );
    const heard: (Snapshot | undefined)[] = [];
    live.onChange((last) => void heard.push(last));
    live.turn(true);
    await setImmediate();
    assert.deepEqual([taken, heard], [0, []]);
    const first = new Promise<void>((resolve) => {
      live.watch(() => {
        resolve();
      });
    });
    await first;
    await setImmediate();
    assert.equal(heard[0], snapshot);
    live.turn(false);
    assert.equal(heard.at(-1), undefined);
    live.dispose();
  });

  it('count first in another container, whatever was still asked of the one before', async () => {
    const details: Detail[] = [];
    const answers: ((snapshot: Snapshot) => void)[] = [];
    let wake = (): void => undefined;
    const live = new LiveSnapshots(
      {
        take: (_, detail = 'threads') => {
          details.push(detail);
          return new Promise((resolve) => void answers.push(resolve));
        },
        rest: () => Promise.resolve(),
      },
      { now: () => 0, sleep: () => new Promise((resolve) => void (wake = resolve)) },
      { changed: () => undefined, lost: () => undefined },
    );
    const answer = async (turn: number, threadCount: number): Promise<void> => {
      answers[turn]?.(makeSnapshot([makeProcess(1, { threadCount })]));
      await setImmediate();
    };
    live.watch(() => undefined);
    live.turn(true);
    await answer(0, 113);
    live.restart();
    await answer(2, mostThreads + 1);
    await answer(1, 113);
    wake();
    await setImmediate();
    live.dispose();
    assert.deepEqual(details, ['counts', 'threads', 'counts', 'counts']);
  });

  it('only count the threads of a big one where nobody shows any', async () => {
    assert.deepEqual(await asked(mostThreads + 1, [[]], 3), ['counts', 'counts', 'counts']);
  });

  it('have the threads of all processes of a big one that somebody shows', async () => {
    const details = await asked(mostThreads + 1, [[1, 8], [], [9]], 2);
    assert.deepEqual(details, ['counts', new Set([1, 8, 9])]);
  });
});
