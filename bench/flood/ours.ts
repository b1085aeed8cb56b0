import { resolve } from 'node:path';
import { floodPlan } from '../../src/core/flood/floodPlan';
import type { Engine, Flood, StartFlood } from '../../src/core/ports';
import { floodCommands, floodStarter } from '../../src/flood';
import type { FloodCommands } from '../../src/flood/channel';
import type { Opening } from './python';
import { serverPort, type Running } from './stage';

const node = process.execPath;
const commands = floodCommands({ node, file: resolve('dist/flood.cjs') });

/** Starts a flood as the product does. */
const start = floodStarter(commands);

/** As it does where there is no perl; undefined where that is the same. */
export const startWithoutPerl = withoutPerl(commands);

/** Of the programs that hold connections one has one of these words in its command line. */
export const floodPrograms: readonly string[] = ['live-labs-flood', 'flood.cjs'];

function withoutPerl([, next, ...others]: FloodCommands): StartFlood | undefined {
  return next === undefined ? undefined : floodStarter([next, ...others]);
}

/** Starts a flood as the product does. */
export function flood(engine: Engine, container: Running, count: number): Promise<Flood> {
  return start(engine, container, serverPort, floodPlan({ count }));
}

/** How long it takes until so many are held; all are released again. */
export async function openOurs(
  engine: Engine,
  container: Running,
  count: number,
  startFlood = start,
): Promise<Opening> {
  const begin = performance.now();
  await using connections = await startFlood(engine, container, serverPort, floodPlan({ count }));
  // Now its program has been told to open the first one.
  const first = performance.now();
  await connections.settled;
  const end = performance.now();
  const { held, failed } = connections.state;
  if (held !== count) throw new Error(`${held} of ${count} held: ${JSON.stringify(failed)}`);
  return { connecting: end - first, whole: end - begin };
}
