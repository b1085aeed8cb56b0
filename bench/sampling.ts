import type { SnapshotSource } from '../src/core/ports';
import { openExecSource } from '../src/sampling/execSource';
import { openHostSource } from '../src/sampling/hostSource';
import { runCommand, type Argv } from '../scripts/tools/command';
import { whileWaiting } from '../scripts/tools/whileWaiting';
import { aligned, goal, lowerQuartile } from './figures';
import { startPool, threadsOf, type PoolSize } from './sampling/pool';
import type { BenchContext, Findings, Subject } from './subject';

/** Of 15, 113 and 1001 threads: the lab at rest, the lab flooded, and a big server. */
const sizes: readonly PoolSize[] = [
  { processes: 2, threads: 5 },
  { processes: 16, threads: 5 },
  { processes: 10, threads: 98 },
];

/** In each round everything has its turn, so that all meet the same machine. */
const rounds = 15;

/** Of each source in a round, since one sample is short beside what else a machine does. */
const samples = 10;

/** Goals of the project beside `docker exec ps -efL` in the lab. */
const goals = { host: 100, exec: 15 } as const;

/** What one look at a container's threads costs by each way. */
export const sampling: Subject = {
  name: 'sampling',
  about: 'one sample of a container from each source beside `docker exec ps -efL` and `docker top`',
  needs: ['engine'],
  async measure(context) {
    const measured: Measured[] = [];
    for (const size of sizes) {
      const words = `a container with ${threadsOf(size)} threads`;
      measured.push(await whileWaiting(context.screen, words, measureSize(context, size)));
    }
    return findings(measured);
  },
};

type Way = 'host' | 'exec' | 'dockerExecPs' | 'dockerTop';

interface Measured {
  readonly threads: number;
  /** In milliseconds; of a way that there is not on this machine, nothing. */
  readonly milliseconds: Readonly<Partial<Record<Way, number>>>;
  /** How many times dearer `docker exec ps -efL` is. */
  readonly ratios: Readonly<Partial<Record<Way, number>>>;
}

async function measureSize(context: BenchContext, size: PoolSize): Promise<Measured> {
  await using pool = await startPool(context, size);
  await using host = await openHostSource(pool.engine, pool);
  await using exec = await openExecSource(pool.engine, pool);
  const ways: readonly (readonly [Way, number, () => Promise<unknown>])[] = [
    ...(host === undefined ? [] : [['host', samples, () => take(host, size)] as const]),
    ['exec', samples, () => take(exec, size)],
    ['dockerExecPs', 1, () => run(['docker', 'exec', pool.name, 'ps', '-efL'], size)],
    ['dockerTop', 1, () => run(['docker', 'top', pool.name, '-eLf'], size)],
  ];
  const took = new Map<Way, number[]>(ways.map(([way]) => [way, []]));
  for (let round = 0; round < rounds; round += 1)
    for (const [way, times, look] of ways) {
      context.signal.throwIfAborted();
      for (let time = 0; time < times; time += 1) {
        const begin = performance.now();
        await look();
        took.get(way)?.push(performance.now() - begin);
      }
    }
  return figuresOf(size, took);
}

async function take(source: SnapshotSource, size: PoolSize): Promise<void> {
  const { processes } = await source.take();
  const own = processes.filter(({ command }) => command === 'httpd');
  seen(
    own.reduce((sum, { threads }) => sum + threads.length, 0),
    size,
  );
}

async function run(command: Argv, size: PoolSize): Promise<void> {
  const { exitCode, lines } = await runCommand(command);
  if (exitCode !== 0) throw new Error(`${command.join(' ')} ended with ${exitCode}`);
  seen(lines.filter((line) => line.includes('httpd')).length, size);
}

/** What sees less is no way of looking, and needs not be compared. */
function seen(threads: number, size: PoolSize): void {
  if (threads < threadsOf(size))
    throw new Error(`${threads} of ${threadsOf(size)} threads were seen`);
}

function figuresOf(size: PoolSize, took: ReadonlyMap<Way, number[]>): Measured {
  const each = [...took].map(([way, values]) => [way, lowerQuartile(values)] as const);
  const ps = lowerQuartile(took.get('dockerExecPs') ?? []);
  return {
    threads: threadsOf(size),
    milliseconds: Object.fromEntries(each),
    ratios: Object.fromEntries(each.map(([way, value]) => [way, ps / value])),
  };
}

const titles: Readonly<Record<Way, string>> = {
  host: "the host's /proc",
  exec: 'one long-lived exec',
  dockerExecPs: 'docker exec ps -efL',
  dockerTop: 'docker top -eLf',
};

function findings(measured: readonly Measured[]): Findings {
  const lab = measured[0]?.ratios;
  return {
    figures: { sizes: measured },
    lines: [
      ...measured.flatMap((one) => [`  ${one.threads} threads:`, ...aligned(rowsOf(one))]),
      ...(['host', 'exec'] as const).map((way) =>
        goal(
          `${titles[way]} ${goals[way]} times cheaper than docker exec ps -efL with the lab's threads`,
          (lab?.[way] ?? NaN) >= goals[way],
        ),
      ),
      `  lower quartiles of ${rounds} rounds, with ${samples} samples of each source in a round`,
    ],
  };
}

function rowsOf({ milliseconds, ratios }: Measured): [string, string][] {
  return (Object.keys(titles) as Way[]).map((way) => {
    const value = milliseconds[way];
    const told =
      value === undefined
        ? 'does not fit this engine'
        : `${value.toFixed(2)} ms (${(ratios[way] ?? NaN).toFixed(1)} times cheaper than ps)`;
    return [`  ${titles[way]}`, told];
  });
}
