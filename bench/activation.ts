import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { whileWaiting } from '../scripts/tools/whileWaiting';
import { PartMissing } from '../scripts/tools/partMissing';
import { installIntoCodeServer } from '../scripts/vscode/codeServerProcess';
import { currentHost } from '../scripts/vscode/hosts';
import { packageExtension } from '../scripts/vscode/packageExtension';
import { runInExtensionHost, temporaryFolder } from '../scripts/vscode/runInExtensionHost';
import { emptyExtensionId, writeEmptyExtension } from './activation/emptyExtension';
import type { Cost, Measured } from './activation/host';
import { aligned, difference, goal, median, milliseconds } from './figures';
import type { BenchContext, Findings, Subject } from './subject';
import { name as ourName, publisher as ourPublisher } from '../package.json';

const ours = `${ourPublisher}.${ourName}`;
const empty = emptyExtensionId('empty');
/** Activated before both: what VS Code does for its first extension only is nobody's share. */
const first = emptyExtensionId('first');

/** As many as give a median that stays the same, while a slow machine ends in bearable time. */
const mostStarts = 6;
const leastStarts = 3;
const enoughMilliseconds = 60_000;

/** One start takes 10 to 20 s; a host that hangs is stopped. */
const startLimitMilliseconds = 120_000;

/** Goal of the project for what our activation takes more than that of an empty extension. */
const goalMilliseconds = 20;

const results = resolve('.cache/bench-activation.json');

/** How long VS Code takes to activate us, beside an extension that does nothing. */
export const activation: Subject = {
  name: 'activation',
  about: 'activate() of Live Labs beside that of an empty extension, in fresh starts of VS Code',
  needs: ['browser', 'vscode'],
  async measure(context) {
    const { screen, signal } = context;
    await using folder = await temporaryFolder('live-labs-bench-');
    const extensions = join(folder.path, 'extensions');
    for (const name of ['empty', 'first']) await writeEmptyExtension(extensions, name);
    // A third one calls the measurement, so that both are installed, as with a student.
    const development = await writeEmptyExtension(folder.path, 'driver');
    const vsix = await packageExtension(signal);
    await installIntoCodeServer(currentHost, vsix, { folder: folder.path, signal });

    const starts: Start[] = [];
    const begin = performance.now();
    const isEnough = (): boolean =>
      starts.length >= leastStarts && performance.now() - begin > enoughMilliseconds;
    while (starts.length < mostStarts && !isEnough()) {
      // Who comes second may find something prepared; so each comes second half of the times.
      const order = starts.length % 2 === 0 ? [ours, empty] : [empty, ours];
      const work = startOnce({ development, extensions, order: [first, ...order] }, context);
      starts.push(await whileWaiting(screen, `start ${starts.length + 1} of VS Code`, work));
    }
    return findings(starts);
  },
};

interface Start {
  readonly ours: Cost;
  readonly empty: Cost;
}

interface StartOptions {
  readonly development: string;
  readonly extensions: string;
  readonly order: readonly string[];
}

async function startOnce(
  { development, extensions, order }: StartOptions,
  { signal }: BenchContext,
): Promise<Start> {
  mkdirSync('.cache', { recursive: true });
  rmSync(results, { force: true });
  const limit = AbortSignal.timeout(startLimitMilliseconds);
  await runInExtensionHost(currentHost, {
    tests: 'out/bench/activation/host.js',
    development,
    extensions,
    env: { LIVE_LABS_BENCH_ORDER: order.join(',') },
    results,
    log: '.cache/bench-activation.log',
    tell: () => undefined,
    signal: AbortSignal.any([signal, limit]),
  });
  const measured = JSON.parse(readFileSync(results, 'utf8')) as Measured;
  if ('problem' in measured)
    throw new PartMissing(
      `Nothing was measured: ${measured.problem}.`,
      'What VS Code printed is in .cache/bench-activation.log.',
    );
  return { ours: costOf(measured.costs, ours), empty: costOf(measured.costs, empty) };
}

function costOf(costs: Readonly<Record<string, Cost>>, id: string): Cost {
  return costs[id] ?? { activate: NaN, busyAfter: NaN };
}

function findings(starts: readonly Start[]): Findings {
  const activate = compare(starts, (cost) => cost.activate);
  const busyAfter = compare(starts, (cost) => cost.busyAfter);
  return {
    figures: { codeServer: currentHost.version, activate, busyAfter },
    lines: [
      ...linesOf('activate()', activate),
      goal(`under ${goalMilliseconds} ms more`, activate.difference < goalMilliseconds),
      ...linesOf('the extension host was busy afterwards', busyAfter),
      `  medians (and ranges) of ${starts.length} starts of code-server ${currentHost.version}`,
    ],
  };
}

/** One kind of cost, of us beside the empty extension. */
interface Comparison {
  readonly ours: Spread;
  readonly empty: Spread;
  /** Between the medians. */
  readonly difference: number;
}

interface Spread {
  readonly median: number;
  readonly all: readonly number[];
}

function compare(starts: readonly Start[], kind: (cost: Cost) => number): Comparison {
  const spread = (all: readonly number[]): Spread => ({ median: median(all), all });
  const oursSpread = spread(starts.map((start) => kind(start.ours)));
  const emptySpread = spread(starts.map((start) => kind(start.empty)));
  return {
    ours: oursSpread,
    empty: emptySpread,
    difference: oursSpread.median - emptySpread.median,
  };
}

function linesOf(title: string, comparison: Comparison): string[] {
  const told = ({ median: middle, all }: Spread): string =>
    `${milliseconds(middle)} (${milliseconds(Math.min(...all))} to ${milliseconds(Math.max(...all))})`;
  return [
    `  ${title}:`,
    ...aligned([
      ['  Live Labs', told(comparison.ours)],
      ['  an empty extension', told(comparison.empty)],
      ['  difference', difference(comparison.difference)],
    ]),
  ];
}
