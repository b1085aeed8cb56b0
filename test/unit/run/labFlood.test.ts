import assert from 'node:assert/strict';
import { LabsError } from '../../../src/core/base/errors';
import { parseLab } from '../../../src/core/lab/parseLab';
import type { FloodWork } from '../../../src/core/lab/model';
import type { ContainerFacts, FloodEnd } from '../../../src/core/ports';
import { LabFlood } from '../../../src/run/labFlood';
import type { RunnableLab } from '../../../src/run/loadLab';
import { failureOf } from '../../helpers/failureOf';
import { FakeClock } from '../../helpers/fakeClock';
import { FakeFloods } from '../../helpers/fakeFloods';
import { settled } from '../../helpers/heldClock';
import { MemoryEngine } from '../../helpers/memoryEngine';

const ten: FloodWork = { do: 'flood', count: 10 };
const twenty: FloodWork = { do: 'flood', count: 20 };
/** Another flood than the others, at the same port. */
const whole: FloodWork = { do: 'flood', count: 20, profile: 'keep-alive' };
const elsewhere: FloodWork = { do: 'flood', count: 20, port: 81 };

describe('LabFlood', () => {
  const { lab } = parseLab(
    '---\nlab: demo\ncontainer: { container_name: demo-test, image: "demo:1", ports: ["8080:80"] }\n---\n## A\n',
  );
  assert.ok(lab.container);
  const loaded = { lab, container: lab.container, folder: '/', file: '/lab.md' } as RunnableLab;
  let floods: FakeFloods;
  let flood: LabFlood;
  /** What surfaces hear: how many are wanted. */
  let heard: (number | undefined)[];
  let ends: FloodEnd[];
  let isRunning: boolean;
  let clock: FakeClock;

  beforeEach(() => {
    floods = new FakeFloods();
    clock = new FakeClock();
    const context = { engine: new MemoryEngine(), startFlood: floods.start, clock };
    isRunning = true;
    const running = (): Promise<ContainerFacts> =>
      isRunning
        ? Promise.resolve({} as ContainerFacts)
        : Promise.reject(new LabsError('container-stopped', { name: 'demo-test' }));
    flood = new LabFlood(loaded, context, running);
    heard = [];
    ends = [];
    flood.onChange((state) => void heard.push(state?.wanted));
    flood.onEnd((end) => void ends.push(end));
  });

  const start = (work: FloodWork): Promise<void> => flood.start(work, {});
  const released = { why: 'released' } as const;

  it('knows why the last one that stood is over', async () => {
    assert.equal(flood.over, undefined);
    await start(ten);
    assert.equal(flood.over, undefined);
    await flood.release();
    assert.equal(flood.over, 'released');
  });

  describe('that replaces none', () => {
    const isPaused = (): unknown => flood.state?.isPaused;

    it('is paused where it was to replace them, until it goes on', async () => {
      await start(ten);
      assert.equal(isPaused(), undefined);
      await flood.change({ replacing: false });
      assert.equal(isPaused(), true);
      await flood.change({ replacing: true });
      assert.equal(isPaused(), undefined);
    });

    it('is as it was asked for, also where it was changed to that', async () => {
      const steady = { ...ten, replacing: false };
      const told: unknown[] = [];
      flood.onChange((state) => void told.push(state && [state.replacing, state.isPaused]));
      await start(steady);
      await start(ten);
      await start(steady);
      assert.deepEqual(told.at(-1), [false, undefined]);
      assert.deepEqual(told[0], [false, undefined]);
      assert.equal(floods.started.length, 1);
    });
  });

  describe('that is started twice at once', () => {
    it('is one flood, changed to what was asked for last', async () => {
      await Promise.all([start(ten), start(twenty)]);
      assert.equal(floods.started.length, 1);
      assert.deepEqual(floods.held, [20]);
      assert.deepEqual(heard, [10, 20]);
    });

    for (const [where, other] of Object.entries({ here: whole, elsewhere }))
      it(`in two kinds is the second one, ${where}`, async () => {
        await Promise.all([start(ten), start(other)]);
        assert.equal(floods.started.length, 2);
        assert.deepEqual(floods.held, [20]);
        assert.equal(flood.state?.held, 20);
        assert.equal(heard.at(-1), 20);
        assert.deepEqual(ends, [released]);
      });
  });

  describe('that is still starting', () => {
    let open: () => void;
    beforeEach(() => {
      floods.starting = new Promise((resolve) => {
        open = resolve;
      });
    });

    for (const deed of ['release', Symbol.asyncDispose] as const)
      it(`does not stand after ${String(deed)}`, async () => {
        const starts = start(ten);
        await settled();
        const ending = flood[deed]();
        open();
        await Promise.all([starts, ending]);
        assert.equal(floods.started.length, 1);
        assert.deepEqual(floods.held, []);
        assert.equal(flood.state, undefined);
        assert.deepEqual(heard, [10, undefined]);
        assert.deepEqual(ends, [released]);
      });
  });

  it('is refused once it is closed', async () => {
    const closing = flood[Symbol.asyncDispose]();
    await failureOf(start(ten), 'lab-unknown');
    await closing;
    assert.deepEqual(floods.started, []);
  });

  it('that is started during a release is told to stand in the end', async () => {
    await start(ten);
    let open!: () => void;
    floods.releasing = new Promise((resolve) => {
      open = resolve;
    });
    const release = flood.release();
    const starts = start(twenty);
    await settled();
    assert.deepEqual(heard, [10], 'what is still held is shown');
    open();
    await Promise.all([release, starts]);
    assert.deepEqual(heard, [10, undefined, 20]);
    assert.deepEqual(floods.held, [20]);
  });

  it('at another port stands before the one before it goes, and is never shown as none', async () => {
    await start(ten);
    await start(elsewhere);
    assert.deepEqual(heard, [10, 20, 20]);
    assert.deepEqual(
      floods.started.map(({ port }) => port),
      [80, 81],
    );
    assert.deepEqual(floods.held, [20]);
  });

  const refusals = {
    'too many of the same kind': { do: 'flood', count: 2000 },
    'too many of another kind': { ...whole, count: 2000 },
    'too many at another port': { ...elsewhere, count: 2000 },
  } as const;
  for (const [what, work] of Object.entries(refusals))
    it(`goes on where it is refused to be ${what}`, async () => {
      await start(ten);
      assert.equal((await failureOf(start(work), 'flood-too-big')).most, 1000);
      assert.deepEqual(floods.held, [10]);
      assert.deepEqual(heard, [10]);
      assert.deepEqual(ends, []);
    });

  it('makes way for another, which waits a while for what is being let go', async () => {
    await start(ten);
    floods.refusals = 3;
    await start(whole);
    assert.deepEqual(floods.held, [20]);
    assert.equal(floods.refusals, 0);
  });

  it('does not wait for ever for what is being let go, and for nothing where none stood', async () => {
    floods.refusals = Infinity;
    await failureOf(start(ten), 'flood-too-big');
    assert.equal(clock.time, 0);
    floods.refusals = 0;
    await start(ten);
    floods.refusals = Infinity;
    await failureOf(start(whole), 'flood-too-big');
    assert.deepEqual(floods.held, []);
    assert.deepEqual(ends, [released]);
  });

  it('goes on where another finds no container that runs', async () => {
    await start(ten);
    isRunning = false;
    await failureOf(start(whole), 'container-stopped');
    assert.deepEqual(floods.held, [10]);
    assert.deepEqual(ends, []);
  });

  it('can be had again after a refusal', async () => {
    await failureOf(start({ ...ten, count: 2000 }), 'flood-too-big');
    await start(ten);
    assert.deepEqual(floods.held, [10]);
  });

  it('ends by a reason where nobody has asked for its end', async () => {
    await start(ten);
    const failure = new LabsError('flood-lost', { name: 'demo-test', why: 'gone' });
    await Promise.all([flood.release({}, failure), flood.release({}, failure)]);
    assert.deepEqual(ends, [{ why: 'failed', failure }]);
    await flood.release({}, failure);
    assert.equal(ends.length, 1, 'where none stood there is nothing to tell');
  });

  describe('that is changed', () => {
    it('holds so many, and goes on where they are too many', async () => {
      await start(ten);
      await flood.change({ wanted: 30 });
      await failureOf(flood.change({ wanted: 2000 }), 'flood-too-big');
      assert.deepEqual(floods.held, [30]);
    });

    it('fails where there is none', async () => {
      const { name } = await failureOf(flood.change({ wanted: 30 }), 'flood-lost');
      assert.equal(name, 'demo-test');
    });

    it('fails during its release', async () => {
      await start(ten);
      const release = flood.release();
      await failureOf(flood.change({ wanted: 30 }), 'flood-lost');
      await release;
      assert.deepEqual(floods.held, []);
    });

    it('fails while it is ending', async () => {
      await start(ten);
      const end = floods.started[0]?.runOut();
      await failureOf(flood.change({ wanted: 30 }), 'flood-lost');
      end?.tell();
    });

    it('is another one where it was ending', async () => {
      await start(ten);
      const end = floods.started[0]?.runOut();
      const again = start(twenty);
      end?.tell();
      await again;
      assert.deepEqual(floods.held, [20]);
      assert.deepEqual(heard, [10, undefined, 20]);
      assert.deepEqual(ends, [{ why: 'time' }]);
      assert.equal(flood.over, 'time');
    });
  });
});
