import { systemClock } from '../../src/core/base/clock';
import { LiveSnapshots } from '../../src/run/liveSnapshots';
import { runExec } from '../../src/run/runExec';
import { openExecSource } from '../../src/sampling/execSource';
import { openHostSource } from '../../src/sampling/hostSource';
import type { SnapshotSource } from '../../src/core/ports';
import { aligned } from '../figures';
import type { BenchContext, Findings } from '../subject';
import { startPool, type Pool } from './pool';

/** For so long each is looked at. */
const seconds = 10;

/** The lab while it is flooded. */
const size = { processes: 16, threads: 5 };

/** Shares of one processor. */
interface Shares {
  readonly samples: number;
  /** Of the program that looks: the extension host, in VS Code. */
  readonly own: number;
  /** Of the container, beyond what its server takes by itself. */
  readonly container: number;
}

/** What looking ten times a second takes of the processors, on both sides. */
export async function looking(context: BenchContext): Promise<Findings> {
  await using pool = await startPool(context, size);
  const atRest = await shares(context, pool, undefined);
  const open = [
    ["the host's /proc", await openHostSource(pool.engine, pool)],
    ['one long-lived exec', await openExecSource(pool.engine, pool)],
  ] as const;
  const measured: [string, Shares][] = [];
  for (const [title, source] of open) {
    if (source === undefined) continue;
    await using looks = source;
    const seen = await shares(context, pool, looks);
    measured.push([title, { ...seen, container: seen.container - atRest.container }]);
  }
  return {
    figures: { atRest, looking: Object.fromEntries(measured) },
    lines: [
      `  looked at for ${seconds} s, with 113 threads:`,
      ...aligned(measured.map(([title, one]) => [`  ${title}`, told(one)])),
      `    nobody looks: 0 samples, ${percent(atRest.own)} of a processor here`,
    ],
  };
}

async function shares(
  { signal }: BenchContext,
  pool: Pool,
  source: SnapshotSource | undefined,
): Promise<Shares> {
  let samples = 0;
  // Always new, so that the pace stays that of a picture in which things change.
  const camera = {
    take: async (end?: AbortSignal) => {
      const snapshot = await source?.take(end);
      if (snapshot === undefined) throw new Error('nobody looks');
      samples += 1;
      const established = samples;
      return { ...snapshot, connections: { established, queued: 0, ports: [] } };
    },
    rest: () => Promise.resolve(),
  };
  const live = new LiveSnapshots(camera, systemClock, {
    changed: () => undefined,
    lost: () => undefined,
  });
  live.turn(true);
  const before = await processorOf(pool);
  const own = process.cpuUsage();
  const begin = performance.now();
  const watch = source === undefined ? undefined : live.watch(() => undefined);
  await systemClock.sleep(seconds * 1000, signal);
  watch?.dispose();
  const { user, system } = process.cpuUsage(own);
  const milliseconds = performance.now() - begin;
  const container = (await processorOf(pool)) - before;
  live.dispose();
  return {
    samples,
    own: (user + system) / 1000 / milliseconds,
    container: container / milliseconds,
  };
}

/** Milliseconds of processor time that a container has used, by its own group: in microseconds in `cpu.stat`
 * of version 2, in nanoseconds in version 1. To ask takes some, always the same. */
async function processorOf(pool: Pool): Promise<number> {
  const files = ['/sys/fs/cgroup/cpu.stat', '/sys/fs/cgroup/cpuacct/cpuacct.usage'];
  const { stdout } = await runExec(pool.engine, pool.id, ['cat', ...files]);
  const microseconds = /^usage_usec (\d+)$/m.exec(stdout)?.[1];
  if (microseconds !== undefined) return Number(microseconds) / 1000;
  return Number(/^(\d+)$/m.exec(stdout)?.[1] ?? NaN) / 1_000_000;
}

function told({ samples, own, container }: Shares): string {
  return `${(samples / seconds).toFixed(1)} samples a second, ${percent(own)} of a processor here, ${percent(container)} in the container`;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
