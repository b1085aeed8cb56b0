import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import { endAll } from '../../src/core/base/endAll';
import { leaseLabel, ownerLabel, type ContainerFacts, type Engine } from '../../src/core/ports';
import { installationId } from '../../src/run/installation';
import { currentLease } from '../../src/run/lease';
import { runExec } from '../../src/run/runExec';
import { sweep } from '../../src/run/sweep';
import { presentBase } from '../flood/stage';
import { until } from '../flood/until';
import type { BenchContext } from '../subject';

/** How many worker processes a server has, and how many threads each of them serves with. */
export interface PoolSize {
  readonly processes: number;
  readonly threads: number;
}

/** A container with as many threads as are wanted, and its image. */
export type Pool = ContainerFacts & AsyncDisposable & { readonly engine: Engine };

/** Starts a server with a pool that stays as it is, and waits until it is whole. */
export async function startPool(
  { finder, screen, signal }: BenchContext,
  size: PoolSize,
): Promise<Pool> {
  const look = await finder.look();
  if (look.state !== 'answers') throw look.error;
  const { engine } = look;
  const owner = await installationId(process.env);
  await sweep(engine, owner, screen);
  const labels = { [ownerLabel]: owner, [leaseLabel]: currentLease() };
  const name = `live-labs-bench-pool-${randomUUID().slice(0, 8)}`;
  const args = {
    BASE: await presentBase(engine),
    PROCESSES: String(size.processes),
    THREADS: String(size.threads),
  };
  const context = resolve('bench/sampling/httpd');
  await engine.build({ context, tag: name, args, labels }, { signal });
  const remove = (): Promise<void> =>
    endAll(
      () => engine.remove(name),
      () => engine.removeImage(name),
    );
  try {
    const facts = await started(engine, name, labels, size);
    const isWhole = (): Promise<boolean> => hasThreads(engine, facts, threadsOf(size));
    if (!(await until(isWhole, signal))) throw new Error(`${name} has not become whole`);
    return { ...facts, engine, [Symbol.asyncDispose]: remove };
  } catch (caught) {
    await remove();
    throw caught;
  }
}

/** With the parent, and for each worker its main thread and its listener. */
export function threadsOf({ processes, threads }: PoolSize): number {
  return 1 + processes * (threads + 2);
}

/** More than those who look start in the container at once. */
const lookers = 100;

const mebibyte = 1024 * 1024;

/** A thread of httpd that has never served needs less. */
const memoryEach = mebibyte / 8;

async function started(
  engine: Engine,
  name: string,
  labels: Readonly<Record<string, string>>,
  size: PoolSize,
): Promise<ContainerFacts> {
  const id = await engine.create({
    name,
    image: name,
    labels,
    ports: [],
    capabilities: ['SYS_PTRACE'],
    environment: {},
    processLimit: threadsOf(size) + lookers,
    memoryBytes: 256 * mebibyte + threadsOf(size) * memoryEach,
    tty: false,
  });
  await engine.start(id);
  const facts = await engine.container(id);
  if (facts?.state !== 'running') throw new Error(`${name} has ended at once`);
  return facts;
}

async function hasThreads(
  engine: Engine,
  { id }: ContainerFacts,
  threads: number,
): Promise<boolean> {
  const { stdout } = await runExec(engine, id, ['ps', '-eLo', 'comm']);
  return stdout.split('\n').filter((line) => line === 'httpd').length === threads;
}
