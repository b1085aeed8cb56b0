import assert from 'node:assert/strict';
import type { ContainerFacts } from '../../../src/core/ports';
import { QueueReader } from '../../../src/run/queueReader';
import { QueueWatch } from '../../../src/run/queueWatch';
import { FakeShell } from '../../helpers/fakeShell';
import { MemoryEngine } from '../../helpers/memoryEngine';

const first = { id: 'c1', startedAt: 't1' } as ContainerFacts;
const second = { id: 'c1', startedAt: 't2' } as ContainerFacts;

describe('how many may wait before a server', () => {
  const somaxconn = (text: string): { readonly engine: MemoryEngine; asked: number } => {
    const read = { engine: new MemoryEngine(), asked: 0 };
    const exec = (): Promise<FakeShell> => {
      read.asked += 1;
      const shell = new FakeShell(() => undefined);
      shell.print(text);
      shell.end(0);
      return Promise.resolve(shell);
    };
    Object.assign(read.engine, { exec });
    return read;
  };
  const reader = (engine: MemoryEngine, facts: Readonly<Record<string, number>>): QueueReader =>
    new QueueReader(engine, () => Promise.resolve(facts));

  it('is read once for each run of the container', async () => {
    const read = somaxconn('4096\n');
    const queue = reader(read.engine, { ListenBacklog: 511 });
    assert.deepEqual([await queue.limit(first), await queue.limit(first)], [512, 512]);
    assert.equal(read.asked, 1);
    await queue.limit(second);
    assert.equal(read.asked, 2);
  });

  it('is not asked for where nobody knows what the server wants', async () => {
    const read = somaxconn('4096\n');
    assert.equal(await reader(read.engine, {}).limit(first), undefined);
    assert.equal(read.asked, 0);
  });

  it('is not known where the system does not say its own', async () => {
    const { engine } = somaxconn('');
    assert.equal(await reader(engine, { ListenBacklog: 511 }).limit(first), undefined);
  });
});

describe('QueueWatch', () => {
  let flooded: ContainerFacts | undefined;
  let limit: number | undefined;
  let asked: number;
  let told: number;
  let watch: QueueWatch;
  const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

  beforeEach(() => {
    flooded = first;
    limit = 512;
    asked = told = 0;
    watch = new QueueWatch({
      about: () => flooded,
      read: () => {
        asked += 1;
        return Promise.resolve(limit);
      },
      told: () => (told += 1),
      report: (failure) => {
        throw failure;
      },
    });
  });

  it('asks nothing until somebody looks at a flood, and then once', async () => {
    assert.equal(watch.limit, undefined);
    flooded = undefined;
    watch.look();
    assert.equal(asked, 0);
    flooded = first;
    watch.look();
    watch.look();
    await settle();
    watch.look();
    assert.deepEqual([watch.limit, asked, told], [512, 1, 1]);
  });

  it('says nothing of a flood that is over, and knows it still in the next', async () => {
    watch.look();
    await settle();
    flooded = undefined;
    assert.equal(watch.limit, undefined);
    watch.look();
    flooded = first;
    watch.look();
    assert.deepEqual([watch.limit, asked], [512, 1]);
  });

  it('asks anew for another run of the container', async () => {
    watch.look();
    await settle();
    flooded = second;
    assert.equal(watch.limit, undefined);
    limit = 129;
    watch.look();
    await settle();
    assert.equal(watch.limit, 129);
  });

  it('asks again with the next flood for what could not be read', async () => {
    limit = undefined;
    watch.look();
    await settle();
    watch.look();
    assert.deepEqual([asked, told], [1, 0]);
    flooded = undefined;
    watch.look();
    flooded = first;
    watch.look();
    assert.equal(asked, 2);
  });
});
