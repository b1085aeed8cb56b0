import type { TriedAddress } from '../../core/base/errorFacts';
import { LabsError } from '../../core/base/errors';
import type { Engine } from '../../core/ports';
import { thisMachine, type Environment } from './environment';
import { installedEngine } from './installedEngine';
import { knock } from './knock';
import { ways } from './ways';

/** What an engine is looked for with; nothing given means: on this machine, as it is. */
export interface EngineSearch {
  /** The address that the user chose by flag or setting; then no other is tried. */
  readonly choice?: string | undefined;
  readonly environment?: Environment | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Finds the engine to use: the first that answers, in the order of `ways`. Fails with
 * `engine-choice-failed`, `engine-forbidden`, `engine-stopped` or `engine-missing`.
 */
export async function findEngine(search: EngineSearch = {}): Promise<Engine> {
  const { choice, environment = thisMachine(), signal } = search;
  const nothing: TriedAddress[] = [];
  for (const way of ways) {
    for (const address of way.addresses(environment, choice)) {
      const { tried, engine } = await knock(way.name, address, environment, signal);
      if (engine !== undefined) return engine;
      if (way.explicit === true) throw new LabsError('engine-choice-failed', { choice: tried });
      nothing.push(tried);
    }
  }
  throw await explainNothing(nothing, environment);
}

/** Tries every address, also those that `findEngine` would not come to, and tells what is there. */
export async function tryEngines(search: EngineSearch = {}): Promise<readonly TriedAddress[]> {
  const { choice, environment = thisMachine(), signal } = search;
  const knocks = ways.flatMap((way) =>
    way.addresses(environment, choice).map(async (address) => {
      const { tried, engine } = await knock(way.name, address, environment, signal);
      await engine?.[Symbol.asyncDispose]();
      return tried;
    }),
  );
  return Promise.all(knocks);
}

/** An engine that may not be used is nearer to working than one that does not run. */
async function explainNothing(
  tried: readonly TriedAddress[],
  environment: Environment,
): Promise<LabsError> {
  const forbidden = tried.find(({ result }) => result === 'forbidden');
  if (forbidden !== undefined)
    return new LabsError('engine-forbidden', { address: forbidden.address, tried });
  const refused = tried.find(({ result }) => result === 'refused');
  const installed = refused === undefined ? await installedEngine(environment) : undefined;
  const stopped = refused ?? (installed === undefined ? undefined : tried[0]);
  if (stopped !== undefined)
    return new LabsError('engine-stopped', { address: stopped.address, tried });
  return new LabsError('engine-missing', { tried });
}
