import { failedOf } from '../../src/core/flood/floodWords';
import type { Flood } from '../../src/core/ports';
import { aligned, goal, kilobytes } from '../figures';
import type { Findings } from '../subject';
import { Costs, type Cost } from './costs';
import { eachSecond } from './eachSecond';
import { flood } from './ours';
import { serverSide } from './serverSide';
import type { Running, Stage } from './stage';
import { until } from './until';

const wanted = 2000;

/** After 60 s nginx gives up all requests that are not complete, which is another measurement. */
const seconds = 59;

/** Goal of the project for what is missing at any second. */
const goalShare = 0.001;

/** A moment of it, as both sides see it. */
interface Sample {
  readonly held: number;
  readonly dropped: number;
  readonly failed: number;
  readonly atServer: number;
  readonly opened: number;
}

/** Many connections to a server that takes them all, through the engine's proxy: for a minute, and as
 * the server drops them all at once. */
export async function crowd(stage: Stage, container: Running): Promise<Findings> {
  const { engine, signal } = stage;
  const { openedSoFar } = await serverSide(engine, container);
  await using connections = await flood(engine, container, 1);
  await connections.settled;
  // What one connection takes is what the program takes anyway.
  const costs = new Costs(container.port);
  const busy = costs.processor();
  await connections.change({ wanted });
  const look = async (): Promise<Sample> => {
    const server = await serverSide(engine, container);
    const { held, dropped } = connections.state;
    const opened = server.openedSoFar - openedSoFar;
    const failed = failedOf(connections.state);
    return { held, dropped, failed, atServer: server.open, opened };
  };
  const samples = await eachSecond(seconds, signal, look);
  const processorShare = busy();
  const cost = costs.each(wanted - 1);
  const refilling = await refill(connections, signal);
  // What is still missing after a while is for the figures to tell.
  await until(async () => isWhole(await look()), signal);
  const end = await look();
  await connections.release();
  await until(async () => (await serverSide(engine, container)).open === 0, signal);
  return findings({ samples, end, refilling, cost, processorShare });
}

/** Milliseconds from the first connection that the server drops until all are held again. */
async function refill({ state, onChange }: Flood, signal: AbortSignal): Promise<number> {
  let begin = NaN;
  let end = NaN;
  const hearing = onChange(({ held, dropped }) => {
    if (Number.isNaN(begin) && dropped > state.dropped) begin = performance.now();
    if (held < wanted) end = NaN;
    else if (dropped >= state.dropped + wanted && Number.isNaN(end)) end = performance.now();
  });
  await until(() => !Number.isNaN(end), signal);
  hearing.dispose();
  return end - begin;
}

function isWhole({ held, atServer }: Sample): boolean {
  return held === wanted && atServer === wanted;
}

interface Measured {
  readonly samples: readonly Sample[];
  /** After the refilling. */
  readonly end: Sample;
  readonly refilling: number;
  readonly cost: Cost;
  readonly processorShare: number;
}

function findings(measured: Measured): Findings {
  const { samples, end, refilling, cost, processorShare } = measured;
  const most = (of: (sample: Sample) => number): number => Math.max(...samples.map(of));
  const missingHere = most(({ held }) => wanted - held) / wanted;
  const missingThere = most(({ atServer }) => wanted - atServer) / wanted;
  // All that the server has ever got is still held, or was seen to be dropped.
  const uncounted = Math.abs(end.opened - end.held - end.dropped);
  return {
    figures: { wanted, missingHere, missingThere, uncounted, ...measured },
    lines: [
      `  ${wanted} connections to nginx, at each second up to ${seconds}:`,
      ...aligned([
        ['  missing at the worst second, here', percent(missingHere)],
        ['  missing at the worst second, at the server', percent(missingThere)],
        ['  memory for each', kilobytes(cost.bytes)],
        ["  descriptors of the engine's proxy for each", cost.proxyDescriptors.toFixed(1)],
        ['  share of one processor', percent(processorShare)],
      ]),
      goal(
        `under ${percent(goalShare)} missing at any second`,
        Math.max(missingHere, missingThere) < goalShare,
      ),
      '  then nginx drops them all at once:',
      ...aligned([
        ['  until all are held again', `${(refilling / 1000).toFixed(1)} s`],
        ['  opened at the server', `${end.opened}: ${end.held} held, ${end.dropped} dropped`],
        ['  attempts that failed', String(end.failed)],
      ]),
      goal('none uncounted', uncounted === 0),
    ],
  };
}

function percent(share: number): string {
  return `${(100 * share).toFixed(2)} %`;
}
