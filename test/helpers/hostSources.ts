import type { Context } from 'mocha';
import assert from 'node:assert/strict';
import type { ContainerFacts, Engine, SnapshotSource } from '../../src/core/ports';
import type { Snapshot } from '../../src/core/threads/snapshot';
import { isOnThisKernel } from '../../src/proc/sameKernel';
import { openHostSource } from '../../src/sampling/hostSource';
import { skipTest } from './skip';

/** The host source, which has to fit wherever the containers run on this kernel. */
export async function openHere(
  test: Context,
  engine: Engine,
  container: ContainerFacts,
): Promise<SnapshotSource> {
  if (!(await isOnThisKernel(container)))
    skipTest(test, 'the containers of this engine run on another kernel');
  const source = await openHostSource(engine, container);
  assert.ok(source, 'the host source fits');
  return source;
}

/** A process as two sources must tell it. */
interface Comparable {
  /** `LWP name state role call` of each. */
  readonly threads: readonly string[];
}

/** What two sources must tell alike of a container at rest. */
export function comparable({ processes }: Snapshot): readonly Comparable[] {
  return processes
    .filter(({ ours }) => !ours)
    .map(({ pid, ppid, user, command, commandLine, startTicks, role, threads }) => ({
      ...{ pid, ppid, user, command, commandLine, startTicks, role },
      threads: threads.map(({ lwp, name, state, role: part, waitsFor }) =>
        [lwp, name, state, part, waitsFor].join(' '),
      ),
    }));
}

/** The same without what may be kept from somebody. */
export function namesOf(processes: readonly Comparable[]): unknown {
  return processes.map(({ threads, ...rest }) => ({
    ...rest,
    threads: threads.map((thread) => thread.split(' ').slice(0, 2).join(' ')),
  }));
}
