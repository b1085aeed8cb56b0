import assert from 'node:assert/strict';
import { systemClock } from '../../src/core/base/clock';
import type { FloodEnd } from '../../src/core/ports';
import { EngineLink } from '../../src/run/engineLink';
import { LabSession } from '../../src/run/labSession';
import { findEngine } from '../../src/engine';
import { eventually } from '../helpers/apacheContainer';
import { doTo } from '../helpers/engineRequests';
import { assertNothingLeft, programsOf } from '../helpers/floodRemains';
import { startFlood } from '../helpers/floods';
import { describeWithHolder } from '../helpers/holdingContainer';
import { assertFailed } from '../helpers/lostFlood';
import { memoryContext } from '../helpers/memoryContext';

describeWithHolder('a session whose container is flooded', (real, holder) => {
  /** The session of a lab whose container runs and is flooded. */
  async function during(work: (session: LabSession, ends: readonly FloodEnd[]) => Promise<void>) {
    await using link = new EngineLink(() => findEngine(), systemClock);
    const kit = {
      link,
      clock: systemClock,
      createContext: (engine: typeof real.engine) =>
        Promise.resolve({ ...memoryContext(engine, systemClock), startFlood }),
      report: () => undefined,
    };
    await using session = new LabSession(await holder.lab(), kit, undefined);
    const ends: FloodEnd[] = [];
    session.onFloodEnd((end) => void ends.push(end));
    try {
      await session.perform({ do: 'run' }, {});
      await session.perform({ do: 'flood', count: 30 }, {});
      assert.equal(heldBy(session), 30);
      const programs = programsOf();
      assert.equal(programs.length, 1);
      const { container } = session;
      assert.ok(container);
      await work(session, ends);
      assert.equal(heldBy(session), undefined);
      await assertNothingLeft(real, container, programs);
    } finally {
      await session.perform({ do: 'stop' }, {});
    }
  }

  const heldBy = ({ flood }: LabSession): number | undefined => flood?.held;

  const over = (session: LabSession): Promise<void> =>
    eventually(() => Promise.resolve(session.flood === undefined));

  /** Nothing stands any more, and exactly one reason was told. */
  async function assertOneLoss(
    session: LabSession,
    ends: readonly FloodEnd[],
    why: RegExp,
  ): Promise<void> {
    await over(session);
    await eventually(() => Promise.resolve(ends.length > 0));
    // What else could tell a reason has done so once the session has looked again.
    await session.refresh();
    const [end, ...others] = ends;
    assert.deepEqual(others, []);
    assertFailed(end, why);
  }

  const deeds = {
    'kill?signal=KILL': /the container has ended/,
    'restart?t=0': /the container was started anew/,
    pause: /the container is paused/,
  } as const;
  for (const [deed, why] of Object.entries(deeds))
    it(`has no flood any more after ${deed}, and says one reason`, () =>
      during(async (session, ends) => {
        const id = session.container?.id ?? '';
        await doTo(real.engine, id, deed);
        await assertOneLoss(session, ends, why);
        if (deed === 'pause') await doTo(real.engine, id, 'unpause');
      }));

  it('has no flood any more once its container was removed, and says one reason', () =>
    during(async (session, ends) => {
      await real.engine.remove(session.container?.id ?? '');
      await assertOneLoss(session, ends, /the container was removed/);
    }));

  it('has no flood any more when its program is killed, says why, and can have another', () =>
    during(async (session, ends) => {
      for (const pid of programsOf()) process.kill(pid, 'SIGKILL');
      await assertOneLoss(session, ends, /ended from outside/);
      await session.perform({ do: 'flood', count: 5 }, {});
      assert.equal(heldBy(session), 5);
      await session.perform({ do: 'release' }, {});
    }));

  it('lets go of it before it restarts the container, and can have another', () =>
    during(async (session, ends) => {
      const before = session.container;
      await session.restart({});
      assert.equal(heldBy(session), undefined);
      assert.deepEqual(ends, [{ why: 'released' }]);
      assert.equal(session.container?.id, before?.id);
      assert.notEqual(session.container?.startedAt, before?.startedAt);
      await session.perform({ do: 'flood', count: 5 }, {});
      assert.equal(heldBy(session), 5);
      await session.perform({ do: 'release' }, {});
    }));
});
