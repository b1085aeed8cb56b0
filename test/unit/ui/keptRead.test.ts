import assert from 'node:assert/strict';
import { keptRead } from '../../../src/ui/keptRead';

describe('keptRead', () => {
  it('reads once, but again after a failure', async () => {
    let reads = 0;
    const read = keptRead(() => {
      reads += 1;
      return reads === 1 ? Promise.reject(new Error('busy')) : Promise.resolve(reads);
    });
    await assert.rejects(read(), /busy/);
    assert.deepEqual(await Promise.all([read(), read()]), [2, 2]);
    assert.equal(await read(), 2);
  });
});
