import assert from 'node:assert/strict';
import type { LabsError } from '../../../src/core/base/errors';
import { parseLab } from '../../../src/core/lab/parseLab';
import { labLabel, leaseLabel, ownerLabel, type BuildRequest } from '../../../src/core/ports';
import { LabContainer, type Claim } from '../../../src/run/labContainer';
import { currentLease } from '../../../src/run/lease';
import type { RunnableLab } from '../../../src/run/loadLab';
import { FakeClock } from '../../helpers/fakeClock';
import { MemoryEngine } from '../../helpers/memoryEngine';
import { memoryContext } from '../../helpers/memoryContext';

const text = `---
lab: demo
container: { container_name: demo-test, image: "demo:1" }
---
## Step
`;

const labels = { [labLabel]: 'demo', [ownerLabel]: 'me' };
/** What VS Code or --keep has made, what a run has that still lives, and what somebody has started by hand. */
const present = {
  kept: labels,
  held: { ...labels, [leaseLabel]: currentLease() },
  foreign: { [labLabel]: 'demo' },
} as const;

describe('LabContainer', () => {
  const { lab } = parseLab(text);
  let engine: MemoryEngine;

  function container(claim: Claim, lease?: string): LabContainer {
    assert.ok(lab.container !== undefined);
    const loaded = { lab, container: lab.container, folder: '/', file: '/lab.md' } as RunnableLab;
    return new LabContainer(loaded, memoryContext(engine, new FakeClock(), lease), claim);
  }

  beforeEach(() => {
    engine = new MemoryEngine();
  });

  const does = {
    start: (it: LabContainer) => it.start({}),
    stop: (it: LabContainer) => it.stop(),
    restart: (it: LabContainer) => it.restart(),
    discard: (it: LabContainer) => it.discard(),
  } as const;

  const refusals: readonly (readonly [Claim, keyof typeof does, keyof typeof present, string])[] = [
    ['run', 'start', 'kept', 'lab-in-use'],
    ['run', 'stop', 'kept', 'lab-in-use'],
    ['run', 'restart', 'kept', 'lab-in-use'],
    ['run', 'discard', 'kept', 'lab-in-use'],
    ['run', 'start', 'held', 'lab-in-use'],
    ['run', 'stop', 'held', 'lab-in-use'],
    ['run', 'discard', 'held', 'lab-in-use'],
    ['run', 'start', 'foreign', 'name-taken'],
    ['run', 'stop', 'foreign', 'container-foreign'],
    ['run', 'discard', 'foreign', 'container-foreign'],
    ['installation', 'start', 'held', 'lab-in-use'],
    ['installation', 'stop', 'held', 'lab-in-use'],
    ['installation', 'restart', 'held', 'lab-in-use'],
    ['installation', 'restart', 'foreign', 'container-foreign'],
    ['installation', 'stop', 'foreign', 'container-foreign'],
  ];
  for (const [claim, deed, which, code] of refusals)
    for (const lease of [undefined, currentLease()])
      it(`${deed}, claimed by ${claim} ${lease === undefined ? 'without' : 'with'} a lease, leaves a ${which} one`, async () => {
        const id = engine.add('demo-test', present[which]);
        await assert.rejects(does[deed](container(claim, lease)), { code });
        assert.deepEqual(engine.ids, [id]);
      });

  it("stops what the student's installation has made", async () => {
    engine.add('demo-test', present.kept);
    await container('installation').stop();
    assert.deepEqual(engine.ids, []);
  });

  it('lets what the student has made go on where it is paused', async () => {
    const id = engine.add('demo-test', present.kept, 'paused');
    await container('installation').start({});
    assert.deepEqual(engine.done, [`unpause ${id}`]);
    assert.deepEqual(engine.ids, [id]);
  });

  it('leaves a paused one that somebody else has made', async () => {
    engine.add('demo-test', present.foreign, 'paused');
    await assert.rejects(container('installation').start({}), { code: 'name-taken' });
    assert.deepEqual(engine.done, []);
  });

  it('says of a paused one how it goes on, and of a stopped one how it starts', async () => {
    const advice = {
      paused: 'docker unpause demo-test',
      exited: 'docker start demo-test',
    } as const;
    for (const [state, command] of Object.entries(advice)) {
      engine = new MemoryEngine();
      engine.add('demo-test', present.kept, state as keyof typeof advice);
      await assert.rejects(container('installation').running(), ({ message }: LabsError) => {
        assert.ok(message.includes(`"${command}"`), message);
        assert.equal(message.includes('is paused'), state === 'paused');
        return true;
      });
    }
  });

  it('restarts what the student has made, where it stands', async () => {
    const id = engine.add('demo-test', present.kept);
    await container('installation').restart();
    assert.deepEqual(engine.done, [`stop ${id}`, `start ${id}`]);
    assert.deepEqual(engine.ids, [id]);
  });

  it('restarts nothing where there is no container', async () => {
    await assert.rejects(container('installation').restart(), { code: 'container-missing' });
    assert.deepEqual(engine.done, []);
  });

  it('says what to type to restart what it has not made', async () => {
    engine.add('demo-test', present.foreign);
    await assert.rejects(container('installation').restart(), ({ explanation }: LabsError) => {
      assert.match(explanation.next, /"docker restart demo-test"/);
      return true;
    });
  });

  it('starts, stops and discards again what a run has made itself', async () => {
    for (const deed of ['stop', 'discard'] as const) {
      const own = container('run');
      await own.start({});
      await own.start({});
      await does[deed](own);
      assert.deepEqual(engine.ids, []);
    }
  });

  it("builds a student's image under the lab's own tag, and a test's never there", async () => {
    const { lab: built } = parseLab(text.replace('image: "demo:1"', 'build: container'));
    const plan = built.container;
    assert.ok(plan);
    const loaded = { lab: built, container: plan, folder: 'test/fixtures/run/tiny' } as RunnableLab;
    const tags: string[] = [];
    const build = ({ tag }: BuildRequest): Promise<void> => Promise.resolve(void tags.push(tag));
    const building = Object.assign(engine, { build: build as never });
    const ways: readonly (readonly [Claim, string | undefined])[] = [
      ['installation', undefined],
      ['run', undefined],
      ['run', currentLease()],
    ];
    for (const [claim, lease] of ways) {
      const own = new LabContainer(loaded, memoryContext(building, new FakeClock(), lease), claim);
      await own.build({});
      assert.deepEqual(own.left, { image: tags.at(-1) });
    }
    const [student = '', ...tests] = tags;
    assert.equal(student, 'live-labs/demo:latest');
    for (const tag of tests) assert.match(tag, /^live-labs\/demo:run-\w+$/);
    assert.equal(new Set(tags).size, 3);
  });

  it('discards its own, and not what has its name by then', async () => {
    const own = container('run', currentLease());
    await own.start({});
    const [made] = engine.ids;
    assert.ok(made !== undefined);
    await engine.remove(made);
    const id = engine.add('demo-test', present.kept);
    await assert.rejects(own.discard(), { code: 'lab-in-use' });
    assert.deepEqual(engine.ids, [id]);
  });

  describe('that was made and is gone', () => {
    const made = async (): Promise<{ own: LabContainer; id: string }> => {
      const own = container('run', currentLease());
      await own.start({});
      const [id = ''] = engine.ids;
      return { own, id };
    };

    it('is missed where somebody else has removed it', async () => {
      const { own, id } = await made();
      await own.mustBeThere();
      await engine.remove(id);
      assert.equal(own.misses(id), true);
      await assert.rejects(own.mustBeThere(), { code: 'container-lost' });
    });

    for (const [state, hasEnded] of [
      ['exited', false],
      ['running', true],
    ] as const)
      it(`is missed as well where it is seen ${state} before`, async () => {
        const { own, id } = await made();
        let looks = 0;
        const ending = Object.assign(engine, {
          container: () => {
            looks += 1;
            return Promise.resolve(looks < 3 ? { id, state } : undefined);
          },
        } as never) as MemoryEngine;
        assert.deepEqual(ending.ids, [id]);
        await assert.rejects(own.mustBeThere(hasEnded), { code: 'container-lost' });
      });

    it('is not missed where we have removed it, or something that the lab has run', async () => {
      const { own, id } = await made();
      await own.stop();
      assert.equal(own.misses(id), false);
      await own.mustBeThere();
      await own.start({});
      const [second = ''] = engine.ids;
      await own.letRemove(async () => {
        await engine.remove(second);
        assert.equal(own.misses(second), false);
      });
      assert.equal(own.misses(second), false);
      await own.mustBeThere();
    });

    it('is none of ours where somebody else has made it', () => {
      const id = engine.add('demo-test', present.kept);
      assert.equal(container('run').misses(id), false);
    });
  });
});
