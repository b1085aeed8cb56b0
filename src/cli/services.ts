import { systemClock } from '../core/base/clock';
import type { Engine, Log } from '../core/ports';
import { findEngine, thisMachine, type EngineSearch } from '../engine';
import { floodCommands, floodStarter } from '../flood';
import { installationId } from '../run/installation';
import type { RunContext } from '../run/runContext';
import { openSnapshotSource } from '../sampling';
import { textOption, type CliCall } from './command';

/** The engine that the call chooses. Fails with one of the `engine-...` codes. */
export function openEngine(call: CliCall): Promise<Engine> {
  return findEngine(engineSearch(call));
}

/** Where the call wants an engine to be looked for. */
export function engineSearch(call: CliCall): EngineSearch {
  return {
    choice: textOption(call, 'engine'),
    environment: { ...thisMachine(), variables: call.environment },
    signal: call.signal,
  };
}

/** Everything a run needs, put together for the command line. */
export async function createRunContext(
  call: CliCall,
  engine: Engine,
  lease: string | undefined,
): Promise<RunContext> {
  return {
    engine,
    openSnapshotSource,
    startFlood: floodStarter(floodCommands(call.programs.flood)),
    clock: systemClock,
    log: logTo(call),
    // Who tests a lab on the command line has its commands run.
    mayRunOnHost: () => true,
    owner: await installationId(call.environment),
    lease,
  };
}

function logTo({ output }: CliCall): Log {
  return {
    info: (message) => {
      output.line(output.style('dim', `  ${message}`));
    },
    warn: (message) => {
      output.line(output.style('yellow', `  ${message}`));
    },
  };
}
