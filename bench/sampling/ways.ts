import type { SnapshotSource } from '../../src/core/ports';
import type { Detail } from '../../src/core/threads/snapshot';
import { openExecSource } from '../../src/sampling/execSource';
import { openHostSource } from '../../src/sampling/hostSource';
import { runCommand, type Argv } from '../../scripts/tools/command';
import { aligned, goal, lowerQuartile } from '../figures';
import type { BenchContext, Findings } from '../subject';
import { startPool, threadsOf, type PoolSize } from './pool';

/** A container to look at, and how long at it: in each round everything has its turn, so that all meet
 * the same machine. */
interface Size extends PoolSize {
  readonly rounds: number;
  /** Of each source in a round, since one sample is short beside what else a machine does. */
  readonly samples: number;
}

/** Of 15, 113, 1,001 and 10,001 threads: the lab at rest, the lab flooded, a big server, a huge one. */
const sizes: readonly Size[] = [
  { processes: 2, threads: 5, rounds: 15, samples: 10 },
  { processes: 16, threads: 5, rounds: 15, samples: 10 },
  { processes: 10, threads: 98, rounds: 10, samples: 5 },
  { processes: 100, threads: 98, rounds: 5, samples: 3 },
];

/** One look by each way at containers of each size. */
export async function ways(context: BenchContext): Promise<Findings> {
  const measured: Measured[] = [];
  for (const size of sizes) measured.push(await measureSize(context, size));
  return findings(measured);
}

type Way = (typeof wayNames)[number];

const wayNames = ['host', 'hostCounts', 'exec', 'execCounts', 'dockerExecPs', 'dockerTop'] as const;

interface Measured {
  readonly threads: number;
  /** In milliseconds; of a way that there is not on this machine, nothing. */
  readonly milliseconds: Readonly<Partial<Record<Way, number>>>;
  /** How many times dearer `docker exec ps -efL` and `docker top -eLf` are. */
  readonly beside: {
    readonly ps: Readonly<Partial<Record<Way, number>>>;
    readonly top: Readonly<Partial<Record<Way, number>>>;
  };
}

interface Look {
  readonly way: Way;
  readonly times: number;
  readonly look: () => Promise<unknown>;
}

async function measureSize(context: BenchContext, size: Size): Promise<Measured> {
  await using pool = await startPool(context, size);
  await using host = await openHostSource(pool.engine, pool);
  await using exec = await openExecSource(pool.engine, pool);
  const times = size.samples;
  const looks: readonly Look[] = [
    ...(host === undefined
      ? []
      : [
          { way: 'host' as const, times, look: () => take(host, size, 'threads') },
          { way: 'hostCounts' as const, times, look: () => take(host, size, 'counts') },
        ]),
    { way: 'exec', times, look: () => take(exec, size, 'threads') },
    { way: 'execCounts', times, look: () => take(exec, size, 'counts') },
    {
      way: 'dockerExecPs',
      times: 1,
      look: () => run(['docker', 'exec', pool.name, 'ps', '-efL'], size),
    },
    { way: 'dockerTop', times: 1, look: () => run(['docker', 'top', pool.name, '-eLf'], size) },
  ];
  const took = new Map<Way, number[]>(looks.map(({ way }) => [way, []]));
  for (let round = 0; round < size.rounds; round += 1)
    for (const { way, times: turns, look } of looks) {
      context.signal.throwIfAborted();
      for (let turn = 0; turn < turns; turn += 1) {
        const begin = performance.now();
        await look();
        took.get(way)?.push(performance.now() - begin);
      }
    }
  return figuresOf(size, took);
}

async function take(source: SnapshotSource, size: PoolSize, detail: Detail): Promise<void> {
  const { processes } = await source.take(undefined, detail);
  const own = processes.filter(({ command }) => command === 'httpd');
  const count = detail === 'counts' ? 'threadCount' : 'threads';
  seen(
    own.reduce((sum, one) => sum + (count === 'threads' ? one.threads.length : one[count]), 0),
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
  const dearer = (than: Way): Measured['beside']['ps'] => {
    const whole = lowerQuartile(took.get(than) ?? []);
    return Object.fromEntries(each.map(([way, value]) => [way, whole / value]));
  };
  return {
    threads: threadsOf(size),
    milliseconds: Object.fromEntries(each),
    beside: { ps: dearer('dockerExecPs'), top: dearer('dockerTop') },
  };
}

const titles: Readonly<Record<Way, string>> = {
  host: "the host's /proc",
  hostCounts: "the host's /proc, counts",
  exec: 'one long-lived exec',
  execCounts: 'one long-lived exec, counts',
  dockerExecPs: 'docker exec ps -efL',
  dockerTop: 'docker top -eLf',
};

function findings(measured: readonly Measured[]): Findings {
  const [lab] = measured;
  const huge = measured.at(-1);
  const reached = (value: number | undefined, least: number): boolean => (value ?? NaN) >= least;
  return {
    figures: { sizes: measured },
    lines: [
      ...measured.flatMap((one) => [`  ${one.threads} threads:`, ...aligned(rowsOf(one))]),
      goal(
        `${titles.host} 100 times cheaper than docker exec ps -efL with the lab's threads`,
        reached(lab?.beside.ps.host, 100),
      ),
      goal(
        `${titles.exec} 15 times cheaper than docker exec ps -efL with the lab's threads`,
        reached(lab?.beside.ps.exec, 15),
      ),
      goal(
        `every one of ${huge?.threads ?? 0} threads by ${titles.host} for a third of docker top`,
        reached(huge?.beside.top.host, 3),
      ),
      goal(
        `their counts by ${titles.host} for a fiftieth of docker top`,
        reached(huge?.beside.top.hostCounts, 50),
      ),
      goal(
        `${titles.exec} never dearer than docker top`,
        measured.every(({ beside }) => reached(beside.top.exec, 1)),
      ),
      `  lower quartiles of ${sizes.map(({ rounds }) => rounds).join(', ')} rounds with ` +
        `${sizes.map(({ samples }) => samples).join(', ')} samples of each source in a round`,
    ],
  };
}

function rowsOf({ milliseconds, beside }: Measured): [string, string][] {
  return wayNames.map((way) => {
    const value = milliseconds[way];
    const times = (than: 'ps' | 'top'): string => (beside[than][way] ?? NaN).toFixed(1);
    const told =
      value === undefined
        ? 'does not fit this engine'
        : `${value.toFixed(2)} ms (ps ${times('ps')}, top ${times('top')} times as much)`;
    return [`  ${titles[way]}`, told];
  });
}
