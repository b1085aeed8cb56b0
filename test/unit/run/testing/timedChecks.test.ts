import assert from 'node:assert/strict';
import { EventEmitter, once } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import type { Observer } from '../../../../src/core/checks/observer';
import { parseLab } from '../../../../src/core/lab/parseLab';
import { checksOf } from '../../../../src/run/testing/askChecks';
import type { TestRig } from '../../../../src/run/testing/testRig';
import { TimedChecks } from '../../../../src/run/testing/timedChecks';
import { FakeClock } from '../../../helpers/fakeClock';

const text = `---
lab: demo
container: { container_name: demo-test, image: "demo:1" }
---
## A
<!-- check
name: One after the other
exec: { run: first }
within: 10 s
then: { exec: { run: second }, within: 10 s }
-->
`;

/** Lets others come to their turn as well, as a real clock does. */
class PatientClock extends FakeClock {
  override async sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
    await super.sleep(milliseconds, signal);
    await setImmediate();
  }
}

describe('checks that take time, while their step is done', () => {
  const { lab } = parseLab(text);
  const [step] = lab.steps;
  assert.ok(step);
  const checks = checksOf(step);
  const [check] = checks;
  assert.ok(check);

  function rigWith(clock: FakeClock, observer: Partial<Observer>): TestRig {
    return {
      context: { clock },
      signal: new AbortController().signal,
      run: { observer: { values: () => Promise.resolve({}), ...observer } },
    } as unknown as TestRig;
  }

  it('get all their time once more where they began before the step was done', async () => {
    const clock = new PatientClock();
    const work = new EventEmitter();
    const isDone = once(work, 'done');
    const asked: string[] = [];
    let comesAt = Infinity;
    const rig = rigWith(clock, {
      names: () => Promise.resolve({}),
      exec: async (line) => {
        asked.push(line);
        if (line === 'second') await isDone;
        const exitCode = line === 'first' || clock.time >= comesAt ? 0 : 1;
        return { exitCode, stdout: '', stderr: '' };
      },
    });
    await using timed = new TimedChecks(checks, rig);
    while (!asked.includes('second')) await setImmediate();
    // Later than the watch waits that has begun, and sooner than one that begins now.
    comesAt = clock.time + 12_000;
    clock.time += 9_000;
    const finished = timed.finish(check);
    work.emit('done');
    assert.equal((await finished).state, 'passed');
  });

  it('tell a defect of ours to who asks for the verdict, and to nobody before', async () => {
    const defect = new TypeError('a defect');
    const rig = rigWith(new PatientClock(), { names: () => Promise.reject(defect) });
    await using timed = new TimedChecks(checks, rig);
    await setImmediate();
    await assert.rejects(timed.finish(check), defect);
  });
});
