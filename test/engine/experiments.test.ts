import assert from 'node:assert/strict';
import { isLabsError } from '../../src/core/base/errors';
import type { ContainerFacts } from '../../src/core/ports';
import { ownerLabel } from '../../src/core/ports';
import type { ProcessSnapshot } from '../../src/core/threads/snapshot';
import { mayTouch, sendSignal, type Experiment } from '../../src/run/experiments';
import { openExecSource } from '../../src/sampling/execSource';
import { describeWithApache, eventually } from '../helpers/apacheContainer';

describeWithApache('experiments with processes', (real, apache) => {
  const ours = { [ownerLabel]: 'us' };

  const send = (container: ContainerFacts, experiment: Experiment, owner = 'us'): Promise<void> =>
    sendSignal(real.engine, container, owner, experiment);

  const fails = async (code: string, sending: Promise<void>): Promise<void> => {
    await assert.rejects(sending, (caught) => isLabsError(caught) && caught.code === code);
  };

  it('ends a worker, which its parent replaces, and stops one and lets it go on', async () => {
    await using container = await apache.run({ labels: ours });
    await using source = await openExecSource(real.engine, container);
    const workers = async (): Promise<readonly ProcessSnapshot[]> =>
      (await source.take()).processes.filter(({ role }) => role === 'worker');
    const [killed] = await workers();
    assert.ok(killed);
    await send(container, { ...killed, signal: 'KILL' });
    await eventually(async () => {
      const now = await workers();
      return now.length === 2 && now.every(({ pid }) => pid !== killed.pid);
    });
    await fails('process-ended', send(container, { ...killed, signal: 'KILL' }));
    const [worker] = await workers();
    assert.ok(worker);
    await send(container, { ...worker, signal: 'STOP' });
    const stateOf = async (): Promise<string | undefined> =>
      (await workers()).find(({ pid }) => pid === worker.pid)?.threads[0]?.state;
    await eventually(async () => (await stateOf()) === 'T');
    await send(container, { ...worker, signal: 'CONT' });
    await eventually(async () => (await stateOf()) === 'S');
  });

  it('refuses what is not the same process, not ours, or kept by the kernel', async () => {
    await using container = await apache.run({ labels: ours });
    await using source = await openExecSource(real.engine, container);
    const { processes } = await source.take();
    const parent = processes.find(({ pid }) => pid === 1);
    const worker = processes.find(({ role }) => role === 'worker');
    assert.ok(parent && worker);
    const later = { ...worker, startTicks: worker.startTicks + 1, signal: 'KILL' as const };
    await fails('process-ended', send(container, later));
    await fails('process-ended', send(container, { ...later, pid: 99_999 }));
    await fails('signal-foreign', send(container, { ...worker, signal: 'KILL' }, 'them'));
    await fails('signal-first', send(container, { ...parent, signal: 'KILL' }));
    assert.equal(mayTouch(container, 'them'), false);
    assert.equal(mayTouch(container, 'us'), true);
    const now = (await source.take()).processes.filter(({ ours: own }) => !own);
    assert.deepEqual(
      now.map(({ pid, startTicks }) => [pid, startTicks]),
      processes.filter(({ ours: own }) => !own).map(({ pid, startTicks }) => [pid, startTicks]),
    );
  });
});
