import assert from 'node:assert/strict';
import { parseLab } from '../../../src/core/lab/parseLab';
import { labLabel, ownerLabel } from '../../../src/core/ports';
import type { RunnableLab } from '../../../src/run/loadLab';
import { performStep } from '../../../src/run/testing/performStep';
import { restoreStep } from '../../../src/run/testing/restoreStep';
import { TestRig } from '../../../src/run/testing/testRig';
import { FakeClock } from '../../helpers/fakeClock';
import { memoryContext } from '../../helpers/memoryContext';
import { MemoryEngine } from '../../helpers/memoryEngine';

/** C needs A only, and D what B has done as well. */
const text = `---
lab: demo
container: { container_name: demo-test, image: "demo:1" }
---
## A
<!-- action: run -->
## B
<!-- needs: a -->
<!-- question: { id: b, ask: How many?, answer: 17 } -->
## C
<!-- needs: a -->
<!-- question: { id: c, ask: How many?, answer: 18 } -->
## D
<!-- needs: [b, c] -->
`;

describe('restoreStep', () => {
  const { lab } = parseLab(text);
  const [a, b, c] = lab.steps;
  assert.ok(a && b && c && lab.container);
  const loaded = { lab, container: lab.container, folder: '/', file: '/lab.md' } as RunnableLab;

  it('does all steps again that were done, in their order, and keeps other answers', async () => {
    const engine = new MemoryEngine();
    const started: string[] = [];
    const context = memoryContext(engine, new FakeClock());
    const { signal } = new AbortController();
    await using rig = new TestRig(loaded, context, signal, ({ type }) => void started.push(type));
    for (const step of [a, b, c]) await performStep(step, rig, () => undefined);
    const [first] = engine.ids;
    const answers = { ...rig.run.observer.answers(), other: '1' };
    rig.run.observer.answer('c', 'wrong');
    assert.equal(await restoreStep(c, new Set(['a', 'b', 'c']), { other: '1' }, rig), undefined);
    assert.deepEqual(rig.run.observer.answers(), answers);
    assert.equal(engine.ids.length, 1);
    assert.notDeepEqual(engine.ids, [first]);
    assert.deepEqual(started, ['restoring']);
  });

  it('tells that it cannot take away a container that the text itself has started', async () => {
    const engine = new MemoryEngine();
    const { signal } = new AbortController();
    const context = memoryContext(engine, new FakeClock());
    await using rig = new TestRig(loaded, context, signal, () => undefined);
    engine.add('demo-test', { [labLabel]: 'demo' });
    const why = await restoreStep(a, new Set(['a']), {}, rig);
    assert.match(why ?? '', /demo-test was not made by Live Labs/);
    assert.equal(engine.ids.length, 1);
  });

  it("ends the test where a student's container has the name", async () => {
    const engine = new MemoryEngine();
    const { signal } = new AbortController();
    const context = memoryContext(engine, new FakeClock());
    await using rig = new TestRig(loaded, context, signal, () => undefined);
    engine.add('demo-test', { [labLabel]: 'demo', [ownerLabel]: 'me' });
    await assert.rejects(restoreStep(a, new Set(['a']), {}, rig), { code: 'lab-in-use' });
  });
});
