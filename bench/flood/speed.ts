import { systemClock } from '../../src/core/base/clock';
import { aligned, goal, median, milliseconds } from '../figures';
import type { Findings } from '../subject';
import { openOurs, startWithoutPerl } from './ours';
import { openPython, type Opening } from './python';
import { serverSide } from './serverSide';
import type { Running, Stage } from './stage';
import { until } from './until';

/** How many connections, and how often, so that the medians stay the same. */
const races: readonly RaceSize[] = [
  { count: 100, rounds: 9 },
  { count: 1000, rounds: 7 },
];

/** Goal of the project for our time beside that of make_conn.py. */
const goalRatio = 2;

/** The proxy still works for a while after its last connection. */
const calmMilliseconds = 1500;

interface RaceSize {
  readonly count: number;
  readonly rounds: number;
}

interface Race {
  readonly count: number;
  readonly ours: readonly Opening[];
  readonly python: readonly Opening[];
  /** Ours where there is no perl; empty where that is the same. */
  readonly withoutPerl: readonly Opening[];
  /** Between the medians. */
  readonly ratio: number;
  readonly wholeRatio: number;
}

/** How soon all are connected, beside the program that students run by hand. */
export async function speed(stage: Stage, python3: string): Promise<Findings> {
  await using container = await stage.run('apache2');
  const measured: Race[] = [];
  for (const { count, rounds } of races)
    measured.push(await race(stage, python3, container, { count, rounds }));
  const worst = Math.max(...measured.map(({ ratio }) => ratio));
  return {
    figures: { races: measured },
    lines: [
      '  from the first connection to all held (and with the start of the process):',
      ...aligned(measured.flatMap(rowsOf)),
      goal(`at most ${goalRatio} times the time of make_conn.py`, worst <= goalRatio),
      `  medians of ${races.map(({ rounds }) => rounds).join(' and ')} rounds through the engine's proxy`,
    ],
  };
}

async function race(
  stage: Stage,
  python3: string,
  container: Running,
  { count, rounds }: RaceSize,
): Promise<Race> {
  const ours: Opening[] = [];
  const python: Opening[] = [];
  const withoutPerl: Opening[] = [];
  const runOurs = async (): Promise<void> => {
    ours.push(await openOurs(stage.engine, container, count));
    await calm(stage, container);
  };
  const runWithoutPerl = async (): Promise<void> => {
    if (startWithoutPerl === undefined) return;
    withoutPerl.push(await openOurs(stage.engine, container, count, startWithoutPerl));
    await calm(stage, container);
  };
  const runPython = async (): Promise<void> => {
    python.push(await openPython(python3, container.port, count));
    await calm(stage, container);
  };
  for (let round = 0; round < rounds; round += 1) {
    stage.signal.throwIfAborted();
    // Who comes second may find something prepared; so each comes second half of the times.
    for (const run of round % 2 === 0 ? [runOurs, runPython] : [runPython, runOurs]) await run();
    await runWithoutPerl();
  }
  return {
    count,
    ours,
    python,
    withoutPerl,
    ratio: middle(ours, 'connecting') / middle(python, 'connecting'),
    wholeRatio: middle(ours, 'whole') / middle(python, 'whole'),
  };
}

/** Waits until server and proxy have let go of everything, so that each run meets the same. */
async function calm({ engine, signal }: Stage, container: Running): Promise<void> {
  await until(async () => (await serverSide(engine, container)).open === 0, signal);
  await systemClock.sleep(calmMilliseconds, signal);
}

function middle(openings: readonly Opening[], of: keyof Opening): number {
  return median(openings.map((opening) => opening[of]));
}

function rowsOf(race: Race): [string, string][] {
  const { count, ours, python, withoutPerl, ratio, wholeRatio } = race;
  const told = (openings: readonly Opening[]): string =>
    `${milliseconds(middle(openings, 'connecting'))} (${milliseconds(middle(openings, 'whole'))})`;
  return [
    [`  ${count}: Live Labs`, told(ours)],
    [`  ${count}: make_conn.py`, told(python)],
    ['  beside it', `${ratio.toFixed(2)} times (${wholeRatio.toFixed(2)} times)`],
    ...(withoutPerl.length === 0
      ? []
      : [
          [
            `  ${count}: Live Labs without perl`,
            `(${milliseconds(middle(withoutPerl, 'whole'))})`,
          ] satisfies [string, string],
        ]),
  ];
}
