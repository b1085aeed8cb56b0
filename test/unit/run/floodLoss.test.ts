import assert from 'node:assert/strict';
import { LabsError } from '../../../src/core/base/errors';
import { parseLab } from '../../../src/core/lab/parseLab';
import {
  labLabel,
  ownerLabel,
  type ContainerFacts,
  type Engine,
  type FloodEnd,
} from '../../../src/core/ports';
import { EngineLink } from '../../../src/run/engineLink';
import { LabSession } from '../../../src/run/labSession';
import type { RunnableLab } from '../../../src/run/loadLab';
import { failureOf } from '../../helpers/failureOf';
import { FakeClock } from '../../helpers/fakeClock';
import { FakeFloods } from '../../helpers/fakeFloods';
import { HeldClock, settled } from '../../helpers/heldClock';
import { memoryContext } from '../../helpers/memoryContext';
import { MemoryEngine } from '../../helpers/memoryEngine';

const goneEngine = new LabsError('engine-lost', { address: 'memory' });

describe('a session whose flood has nobody left to be held to', () => {
  const { lab } = parseLab(
    '---\nlab: demo\ncontainer: { container_name: demo-test, image: "demo:1", ports: ["8080:80"] }\n---\n## A\n',
  );
  assert.ok(lab.container);
  const loaded = { lab, container: lab.container, folder: '/', file: '/lab.md' } as RunnableLab;
  const name = 'demo-test';
  let floods: FakeFloods;
  let engine: MemoryEngine;
  let link: EngineLink;
  let clock: HeldClock;
  let session: LabSession;
  let ends: FloodEnd[];
  /** What has become of the container by hand. */
  let state: ContainerFacts['state'];
  let endEvents: () => void;
  let reported: unknown[];

  beforeEach(() => {
    floods = new FakeFloods();
    engine = new MemoryEngine();
    engine.add(name, { [labLabel]: 'demo', [ownerLabel]: 'me' });
    state = 'running';
    const find = engine.container.bind(engine);
    const events = new Promise<void>((resolve) => {
      endEvents = resolve;
    });
    Object.assign(engine, {
      container: async (id: string) => {
        const found = await find(id);
        return found && { ...found, state };
      },
      exec: () => Promise.reject(new LabsError('container-stopped', { name })),
      events: async function* () {
        await events;
        yield* [];
      },
    });
    link = new EngineLink(() => engine.about().then(() => engine), new FakeClock());
    reported = [];
    clock = new HeldClock();
    const kit = {
      link,
      clock,
      createContext: (on: Engine) =>
        Promise.resolve({ ...memoryContext(on, new FakeClock()), startFlood: floods.start }),
      report: (failure: unknown) => void reported.push(failure),
    };
    session = new LabSession(loaded, kit, undefined);
    ends = [];
    session.onFloodEnd((end) => void ends.push(end));
  });

  afterEach(async () => {
    await session[Symbol.asyncDispose]();
    await link[Symbol.asyncDispose]();
    assert.deepEqual(floods.held, []);
    assert.deepEqual(reported, []);
  });

  const flood = (): Promise<void> => session.perform({ do: 'flood', count: 10 }, {});

  /** The flood has ended, and one reason was told. */
  async function assertLost(why: string): Promise<void> {
    await clock.pass(5000);
    assert.deepEqual(floods.held, []);
    assert.equal(session.flood, undefined);
    const told = ends.map((end) => end.why === 'failed' && end.failure.message);
    assert.deepEqual(told, [new LabsError('flood-lost', { name, why }).message]);
  }

  const states = {
    paused: 'the container is paused',
    exited: 'the container has ended',
    restarting: 'the container is not running (restarting)',
    dead: 'the container was removed',
  } as const;
  for (const [after, why] of Object.entries(states))
    it(`says why, once it is ${after}`, async () => {
      await flood();
      state = after as keyof typeof states;
      await session.refresh();
      await session.refresh();
      await assertLost(why);
    });

  it('says why, once it was removed', async () => {
    await flood();
    await engine.remove(session.container?.id ?? '');
    await session.refresh();
    await assertLost('the container was removed');
  });

  it('says why, once the engine has gone', async () => {
    await flood();
    engine.failure = goneEngine;
    endEvents();
    await assertLost(`the engine does not answer any more (${goneEngine.message})`);
  });

  it('says why of a flood that was starting meanwhile', async () => {
    let open!: () => void;
    floods.starting = new Promise((resolve) => {
      open = resolve;
    });
    const starts = flood();
    await settled();
    state = 'paused';
    await session.refresh();
    open();
    await starts;
    await assertLost('the container is paused');
  });

  const afterwards: Readonly<
    Record<string, readonly [later: () => Promise<void> | void, why: string]>
  > = {
    'runs again': [() => void (state = 'running'), 'the container was started anew'],
    'is paused': [() => void (state = 'paused'), 'the container is paused'],
    'is removed': [() => engine.remove(session.container?.id ?? ''), 'the container was removed'],
  };
  for (const [what, [later, why]] of Object.entries(afterwards))
    it(`says what has truly become of it, where it ends and ${what} a moment later`, async () => {
      await flood();
      state = 'exited';
      await session.refresh();
      await settled();
      assert.deepEqual([floods.held, ends], [[], []]);
      await later();
      await session.refresh();
      await assertLost(why);
    });

  it('says what was seen first, where the engine goes before it is clear', async () => {
    await flood();
    state = 'exited';
    await session.refresh();
    engine.failure = goneEngine;
    endEvents();
    await assertLost('the container has ended');
  });

  it('says nothing more once it is closed', async () => {
    await flood();
    state = 'exited';
    await session.refresh();
    await session[Symbol.asyncDispose]();
    await clock.pass(5000);
    assert.deepEqual(ends, []);
  });

  for (const deed of ['stop', 'restart'] as const)
    it(`says nothing of a ${deed} of our own`, async () => {
      await flood();
      await (deed === 'stop' ? session.perform({ do: 'stop' }, {}) : session.restart({}));
      await settled();
      assert.deepEqual(floods.held, []);
      assert.deepEqual(ends, [{ why: 'released' }]);
    });

  it('says nothing where there was no flood', async () => {
    await flood();
    await session.perform({ do: 'release' }, {});
    state = 'paused';
    await session.refresh();
    await settled();
    assert.deepEqual(ends, [{ why: 'released' }]);
  });

  it('changes none, and says so, before there was one', async () => {
    await failureOf(session.changeFlood({ wanted: 5 }), 'flood-lost');
  });

  it('leaves none where it is closed while one starts', async () => {
    let open!: () => void;
    floods.starting = new Promise((resolve) => {
      open = resolve;
    });
    const starts = flood();
    await settled();
    const closing = session[Symbol.asyncDispose]();
    open();
    await Promise.all([starts, closing]);
    assert.equal(floods.started.length, 1);
    assert.deepEqual(floods.held, []);
  });
});
