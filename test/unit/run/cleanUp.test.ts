import assert from 'node:assert/strict';
import { LabsError } from '../../../src/core/base/errors';
import { parseLab } from '../../../src/core/lab/parseLab';
import type { RunnableLab } from '../../../src/run/loadLab';
import { cleanUp } from '../../../src/run/testing/cleanUp';
import { EngineWatch } from '../../../src/run/testing/engineWatch';
import { TestRig } from '../../../src/run/testing/testRig';
import { FakeClock } from '../../helpers/fakeClock';
import { memoryContext } from '../../helpers/memoryContext';
import { MemoryEngine } from '../../helpers/memoryEngine';

describe('cleanUp', () => {
  it('says that something may stay where the engine does not come back', async () => {
    const engine = new MemoryEngine();
    const clock = new FakeClock();
    const context = memoryContext(engine, clock);
    const { lab } = parseLab(
      '---\ncontainer: { container_name: demo, image: "demo:1" }\n---\n## A\n',
    );
    assert.ok(lab.container);
    const loaded = { lab, container: lab.container, folder: '/', file: '/lab.md' } as RunnableLab;
    const { signal } = new AbortController();
    const rig = new TestRig(loaded, context, signal, () => undefined);
    await rig.container.start({});
    engine.failure = new LabsError('engine-request-failed', { why: 'gone' } as never);
    using watch = new EngineWatch(engine, clock);
    await cleanUp(rig, false, watch, signal);
    assert.match(context.said.at(-1) ?? '', /may still be in the engine; the next test removes/);
  });
});
