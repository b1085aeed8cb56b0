import { resolve } from 'node:path';
import { floodPlan, type FloodPlan } from '../../src/core/flood/floodPlan';
import type { ContainerFacts, Engine, Flood, FloodState } from '../../src/core/ports';
import { floodCommands, floodStarter } from '../../src/flood';
import type { FloodCommand } from '../../src/flood/channel';
import { engineBut } from './engineBut';

/** The program that holds connections, as it ships. */
export const floodFile = { node: process.execPath, file: resolve('dist/flood.cjs') };

/** All that this machine has for a flood. */
const commands = floodCommands(floodFile);

/** Each of them by itself, by its name. */
export const floodPrograms: Readonly<Record<string, FloodCommand>> = Object.fromEntries(
  commands.map((command) => [command.includes(floodFile.file) ? 'node' : 'perl', command]),
);

/** Of a process that holds connections the command line has one of these words. */
export const floodWords: readonly string[] = ['live-labs-flood', 'flood.cjs'];

/** Starts a flood as the product does. */
export const startFlood = floodStarter(commands);

/** A flood of so many connections at the container's port 80. */
export function flood(
  engine: Engine,
  container: ContainerFacts,
  count: number,
  said: Partial<FloodPlan> = {},
  start = startFlood,
): Promise<Flood> {
  return start(engine, container, 80, floodPlan({ ...said, count }));
}

/** The same engine, as if it ran on another machine. */
export function elsewhere(engine: Engine): Engine {
  return engineBut(engine, { isLocal: false });
}

/** How a flood stands, as usual but for what is said. */
export function floodState(said: Partial<FloodState> = {}): FloodState {
  const wanted = said.wanted ?? 100;
  return {
    wanted,
    due: wanted,
    held: wanted,
    dropped: 0,
    replaced: 0,
    failed: {},
    broken: {},
    profile: 'partial-request',
    replacing: true,
    endsAt: 600_000,
    from: 'here',
    port: 80,
    ...said,
  };
}
