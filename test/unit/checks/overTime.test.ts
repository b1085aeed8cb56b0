import assert from 'node:assert/strict';
import { LabsError } from '../../../src/core/base/errors';
import { glance, runCheck, takesTime } from '../../../src/core/checks/runCheck';
import type { Observer } from '../../../src/core/checks/observer';
import type { Verdict } from '../../../src/core/checks/verdict';
import type { Check, Stage } from '../../../src/core/lab/model';
import { FakeClock } from '../../helpers/fakeClock';
import { fakeObserver } from '../../helpers/fakeObserver';
import { floodState } from '../../helpers/floods';

/** How many connections are held, from that second on; undefined where that cannot be seen. */
type Course = readonly (readonly [second: number, held: number | undefined])[];

/** What a row asks: an amount of held connections, with `within` and `for` in seconds. */
type Wanted = readonly [held: string | number, within: number, lasting?: number];

function stage([held, within, lasting = 0]: Wanted): Stage {
  return {
    probe: { kind: 'flood', expects: { held } },
    withinMilliseconds: within * 1000,
    forMilliseconds: lasting * 1000,
  };
}

function checkOf(first: Wanted, ...then: readonly Wanted[]): Check {
  return {
    ...stage(first),
    kind: 'check',
    line: 1,
    name: 'Held',
    then: then.map(stage),
    because: [],
  };
}

/** Sees what the course says for the time of the clock. */
function observerOf(course: Course, clock: FakeClock): Observer {
  return fakeObserver({
    flood() {
      const held = course.findLast(([second]) => second * 1000 <= clock.time)?.[1] ?? 0;
      if (course.some(([second, count]) => count === undefined && second * 1000 === clock.time))
        throw new LabsError('sample-failed', { name: 'demo', why: 'gone' });
      return floodState({ wanted: 100, held });
    },
  });
}

async function asked(check: Check, course: Course): Promise<Verdict & { seconds: number }> {
  const clock = new FakeClock();
  const verdict = await runCheck(check, observerOf(course, clock), clock);
  return { ...verdict, seconds: clock.time / 1000 };
}

describe('a check that has to last', () => {
  const table: readonly (readonly [
    name: string,
    wanted: Wanted,
    course: Course,
    state: Verdict['state'],
    seconds: number,
    seen: string,
  ])[] = [
    [
      'passes as soon as it has lasted',
      [3, 20, 5],
      [[0, 3]],
      'passed',
      5,
      'connections: 3 held for 5 s',
    ],
    [
      'counts from the first look at which it holds',
      [3, 20, 5],
      [[2, 3]],
      'passed',
      7,
      'connections: 3 held for 5 s',
    ],
    [
      'can last as long as there is time, and no longer',
      [3, 5, 5],
      [[0, 3]],
      'passed',
      5,
      'connections: 3 held for 5 s',
    ],
    [
      'begins to count anew after a break',
      [3, 20, 5],
      [
        [0, 3],
        [4, 17],
        [6, 3],
      ],
      'passed',
      11,
      'connections: 3 held for 5 s',
    ],
    [
      'fails where it broke, and says since when',
      [3, 10, 5],
      [
        [0, 3],
        [4, 17],
      ],
      'failed',
      10,
      'connections: 17 held for the last 6 s; before that it held for 3.8 s',
    ],
    [
      'fails where it has not lasted long enough when the time is over',
      [3, 10, 5],
      [[7.5, 3]],
      'failed',
      10,
      'connections: 3 held, but only for the last 2.5 s',
    ],
    ['fails where it never held', [3, 10, 5], [[0, 17]], 'failed', 10, 'connections: 17 held'],
  ];
  for (const [name, wanted, course, state, seconds, seen] of table) {
    it(name, async () => {
      const verdict = await asked(checkOf(wanted), course);
      assert.deepEqual([verdict.state, verdict.seconds, verdict.seen], [state, seconds, seen]);
      assert.equal(verdict.expected, 'connections: 3 held for 5 s');
    });
  }

  it('can last as long as there is time, though each look takes some of it', async () => {
    const clock = new FakeClock();
    const parts = observerOf([[0, 3]], clock);
    const takes = (milliseconds: number): void => {
      clock.time += milliseconds;
    };
    const observer = fakeObserver({
      flood() {
        takes(300);
        return parts.flood();
      },
      names() {
        takes(200);
        return Promise.resolve({ Held: 3 });
      },
    });
    const { state } = await runCheck(checkOf(['Held', 1, 1]), observer, clock);
    assert.equal(state, 'passed');
    assert.equal(clock.time, 1500, 'the first look begins at 0.2 s, the last at 1.2 s');
  });

  it('cannot last for longer than there is time, as lint says', async () => {
    assert.equal((await asked(checkOf([3, 1, 2]), [[0, 3]])).state, 'failed');
  });

  it('is broken by a moment at which nothing could be seen', async () => {
    const course: Course = [
      [0, 3],
      [4, undefined],
      [4.1, 3],
    ];
    const { state, seconds } = await asked(checkOf([3, 20, 5]), course);
    assert.deepEqual([state, seconds], ['passed', 9.25]);
  });
});

describe('a check with stages', () => {
  const grewThenFell = checkOf(['>= 16', 15], ['< 10', 20]);
  const expected = 'connections: at least 16 held, then connections: fewer than 10 held';

  it('passes when one has followed the other', async () => {
    const verdict = await asked(grewThenFell, [
      [4, 17],
      [21, 9],
    ]);
    assert.equal(verdict.state, 'passed');
    assert.equal(verdict.expected, expected);
    assert.equal(
      verdict.seen,
      'connections: 17 held after 4 s, then connections: 9 held after 21 s',
    );
    assert.equal(verdict.fault, undefined);
  });

  it('gives each stage its own time, from the end of the one before', async () => {
    const { state, seconds } = await asked(grewThenFell, [
      [14, 17],
      [33, 9],
    ]);
    assert.deepEqual([state, seconds], ['passed', 33]);
  });

  it('tells that the first stage failed, and asks no further', async () => {
    const { state, seconds, seen, fault } = await asked(grewThenFell, [[0, 9]]);
    assert.deepEqual([state, seconds, fault], ['failed', 15, 'you']);
    assert.equal(seen, 'connections: 9 held (at the end of stage 1 of 2)');
  });

  it('tells which later stage failed, and what was seen before it', async () => {
    const { state, seen } = await asked(grewThenFell, [
      [4, 17],
      [9, 13],
    ]);
    assert.equal(state, 'failed');
    assert.equal(
      seen,
      'connections: 17 held after 4 s, then connections: 13 held (at the end of stage 2 of 2)',
    );
  });

  it('lets what was right before be wrong later, and a stage last', async () => {
    const check = checkOf([1, 5], [2, 5, 2], [1, 5]);
    const verdict = await asked(check, [
      [0, 1],
      [1, 2],
      [4, 1],
    ]);
    assert.equal(verdict.state, 'passed');
    assert.equal(
      verdict.seen,
      'connections: 1 held after 0 s, then connections: 2 held for 2 s after 3 s, then connections: 1 held after 4 s',
    );
  });

  it('ends at once when it is aborted, in a later stage too', async () => {
    const clock = new FakeClock();
    const stop = new AbortController();
    const parts = observerOf([[4, 17]], clock);
    const observer = fakeObserver({
      flood() {
        if (clock.time > 6000) stop.abort(new Error('interrupted'));
        return parts.flood();
      },
    });
    await assert.rejects(runCheck(grewThenFell, observer, clock, stop.signal), /interrupted/);
    assert.equal(clock.time, 6250);
  });
});

describe('a glance at a check', () => {
  const looked = async (check: Check, held: number): ReturnType<typeof glance> => {
    const clock = new FakeClock();
    const result = await glance(check, observerOf([[0, held]], clock), clock);
    assert.equal(clock.time, 0, 'it never waits');
    return result;
  };

  it('is enough for one that takes no time', async () => {
    const check = checkOf([3, 20]);
    assert.equal(takesTime(check), false);
    const { holds, verdict } = await looked(check, 3);
    assert.deepEqual([holds, verdict.state, verdict.seen], [true, 'passed', 'connections: 3 held']);
  });

  for (const check of [checkOf([3, 20, 5]), checkOf([3, 20], [4, 20])]) {
    it(`tells only the begin of ${check.then.length === 0 ? 'what lasts' : 'stages'}`, async () => {
      assert.equal(takesTime(check), true);
      const { holds, verdict } = await looked(check, 3);
      assert.deepEqual(
        [holds, verdict.state, verdict.seen],
        [true, 'failed', 'connections: 3 held so far'],
      );
      assert.equal((await looked(check, 2)).holds, false);
    });
  }
});
