import { mkdir, readFile, rm } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { floodPlan } from '../../src/core/flood/floodPlan';
import type { Engine, Flood } from '../../src/core/ports';
import { floodStarter } from '../../src/flood';
import type { Opening } from './python';
import { serverPort, type Running } from './stage';
import { momentVariable } from './moment';

/** The program that holds the connections: its process is known by this. */
export const floodProgram = 'flood.cjs';

const node = process.execPath;
const asShipped = floodStarter({ node, file: resolve('dist', floodProgram) });
const timed = floodStarter({ node, file: resolve('out/bench/flood/timedProgram.js') });
const moment = resolve('.cache/bench-flood-moment');

/** Starts a flood as the product does. */
export function flood(engine: Engine, container: Running, count: number): Promise<Flood> {
  return asShipped(engine, container, serverPort, floodPlan({ count }));
}

/** How long it takes until so many are held; all are released again. */
export async function openOurs(
  engine: Engine,
  container: Running,
  count: number,
): Promise<Opening> {
  await mkdir(dirname(moment), { recursive: true });
  process.env[momentVariable] = moment;
  try {
    const start = process.hrtime.bigint();
    await using connections = await timed(engine, container, serverPort, floodPlan({ count }));
    await connections.settled;
    const end = process.hrtime.bigint();
    const { held, failed } = connections.state;
    if (held !== count) throw new Error(`${held} of ${count} held: ${JSON.stringify(failed)}`);
    const first = BigInt(await readFile(moment, 'utf8'));
    return { connecting: Number(end - first) / 1e6, whole: Number(end - start) / 1e6 };
  } finally {
    await rm(moment, { force: true });
    Reflect.deleteProperty(process.env, momentVariable);
  }
}
