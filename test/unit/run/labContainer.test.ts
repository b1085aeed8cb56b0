import assert from 'node:assert/strict';
import { parseLab } from '../../../src/core/lab/parseLab';
import { labLabel, leaseLabel, ownerLabel } from '../../../src/core/ports';
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
    discard: (it: LabContainer) => it.discard(),
  } as const;

  const refusals: readonly (readonly [Claim, keyof typeof does, keyof typeof present, string])[] = [
    ['run', 'start', 'kept', 'lab-in-use'],
    ['run', 'stop', 'kept', 'lab-in-use'],
    ['run', 'discard', 'kept', 'lab-in-use'],
    ['run', 'start', 'held', 'lab-in-use'],
    ['run', 'stop', 'held', 'lab-in-use'],
    ['run', 'discard', 'held', 'lab-in-use'],
    ['run', 'start', 'foreign', 'name-taken'],
    ['run', 'stop', 'foreign', 'container-foreign'],
    ['run', 'discard', 'foreign', 'container-foreign'],
    ['installation', 'start', 'held', 'lab-in-use'],
    ['installation', 'stop', 'held', 'lab-in-use'],
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

  it('starts, stops and discards again what a run has made itself', async () => {
    for (const deed of ['stop', 'discard'] as const) {
      const own = container('run');
      await own.start({});
      await own.start({});
      await does[deed](own);
      assert.deepEqual(engine.ids, []);
    }
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
});
