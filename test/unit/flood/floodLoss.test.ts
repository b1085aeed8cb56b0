import assert from 'node:assert/strict';
import type { LabsError } from '../../../src/core/base/errors';
import {
  isOnItsWay,
  lostInTheEnd,
  lostWith,
  lostWithRun,
  type HeldTo,
} from '../../../src/core/flood/floodLoss';
import type { ContainerFacts, ContainerState } from '../../../src/core/ports';

type Now = Parameters<typeof lostWithRun>[1];

describe('why connections to a container are lost', () => {
  const startedAt = '2026-11-23T20:56:00Z';
  const held: HeldTo = {
    container: { name: 'c', startedAt },
    target: { host: '127.0.0.1', port: 8080 },
  };
  const published = [{ address: '127.0.0.1', host: 8080, container: 80 }];

  function now(changes: Partial<ContainerFacts>): Now {
    return { state: 'running', startedAt, published, ...changes };
  }

  const whyOf = (failure: LabsError | undefined): unknown => {
    if (failure === undefined) return undefined;
    assert.equal(failure.code, 'flood-lost');
    assert.match(failure.message, /^The connections to c are gone: /);
    return (failure as LabsError<'flood-lost'>).facts.why;
  };

  const states: Readonly<Record<Exclude<ContainerState, 'running'>, string>> = {
    created: 'the container is not running (created)',
    paused: 'the container is paused',
    restarting: 'the container is not running (restarting)',
    exited: 'the container has ended',
    dead: 'the container was removed',
  };
  for (const [state, why] of Object.entries(states))
    it(`is told in the same words by whoever notices, where it is ${state}`, () => {
      // Another run and another port are no news beside that.
      const seen = now({ state: state as ContainerState, startedAt: 'later', published: [] });
      assert.equal(whyOf(lostWith('c', seen)), why);
      assert.equal(whyOf(lostWithRun(held, seen)), why);
    });

  it('may be only seen on the way, where it ends or is about to run', () => {
    const seen = (['created', 'paused', 'restarting', 'exited', 'dead'] as const).filter(
      (state) => {
        const failure = lostWith('c', now({ state }));
        return failure !== undefined && isOnItsWay(failure);
      },
    );
    assert.deepEqual(seen, ['created', 'restarting', 'exited']);
    assert.equal(whyOf(lostInTheEnd('c', now({}))), 'the container was started anew');
    for (const end of [undefined, now({ state: 'exited' })])
      assert.equal(lostInTheEnd('c', end).message, lostWith('c', end)?.message);
  });

  it('is told of one that is not there any more', () => {
    assert.equal(whyOf(lostWith('c', undefined)), 'the container was removed');
    assert.equal(whyOf(lostWithRun(held, undefined)), 'the container was removed');
  });

  it('is nothing while the same run publishes the port', () => {
    assert.equal(lostWith('c', now({})), undefined);
    assert.equal(lostWithRun(held, now({})), undefined);
  });

  const others: readonly (readonly [what: string, seen: Now, why: string])[] = [
    [
      'another run of it',
      now({ startedAt: '2026-11-23T20:57:00Z' }),
      'the container was started anew',
    ],
    ['no port any more', now({ published: [] }), 'its port is not published any more'],
    [
      'the port elsewhere',
      now({ published: [{ address: '127.0.0.1', host: 8081, container: 80 }] }),
      'its port is not published any more',
    ],
    [
      'the port at another address',
      now({ published: [{ address: '0.0.0.0', host: 8080, container: 80 }] }),
      'its port is not published any more',
    ],
  ];
  for (const [what, seen, why] of others)
    it(`is told where it runs with ${what}`, () => {
      assert.equal(whyOf(lostWithRun(held, seen)), why);
      assert.equal(lostWith('c', seen), undefined);
    });
});
