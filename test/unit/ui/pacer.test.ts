import assert from 'node:assert/strict';
import { Pacer } from '../../../src/ui/flood/pacer';
import { HeldClock } from '../../helpers/heldClock';

describe('a pacer', () => {
  const begun = (): { clock: HeldClock; passed: number[]; pacer: Pacer<number> } => {
    const clock = new HeldClock();
    const passed: number[] = [];
    const pacer = new Pacer<number>(clock, 3000, (value) => passed.push(value));
    return { clock, passed, pacer };
  };

  it('passes the first on at once, and then the newest of those that came meanwhile', async () => {
    const { clock, passed, pacer } = begun();
    for (const value of [1, 2, 3]) pacer.offer(value);
    assert.deepEqual(passed, [1]);
    await clock.pass(2999);
    assert.deepEqual(passed, [1]);
    await clock.pass(1);
    assert.deepEqual(passed, [1, 3]);
  });

  it('passes none on twice, and the next at once after a rest', async () => {
    const { clock, passed, pacer } = begun();
    pacer.offer(1);
    await clock.pass(10_000);
    pacer.offer(2);
    assert.deepEqual(passed, [1, 2]);
  });

  it('passes nothing on any more once it is closed', async () => {
    const { clock, passed, pacer } = begun();
    pacer.offer(1);
    pacer.offer(2);
    pacer.dispose();
    await clock.pass(10_000);
    assert.deepEqual(passed, [1]);
    assert.equal(clock.sleeping, 0);
  });
});
