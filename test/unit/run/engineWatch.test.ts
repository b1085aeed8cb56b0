import assert from 'node:assert/strict';
import { EngineWatch } from '../../../src/run/testing/engineWatch';
import { FakeClock } from '../../helpers/fakeClock';
import { MemoryEngine } from '../../helpers/memoryEngine';

describe('EngineWatch', () => {
  it('ends what it watches, and not the process, where it meets a defect', async () => {
    const engine = new MemoryEngine();
    engine.failure = new TypeError('ours');
    using watch = new EngineWatch(engine, new FakeClock());
    while (!watch.signal.aborted) await new Promise(setImmediate);
    assert.equal(watch.signal.reason, engine.failure);
  });
});
