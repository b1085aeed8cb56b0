import * as l10n from '@vscode/l10n';
import { systemClock } from '../core/base/clock';
import { LabsError } from '../core/base/errors';
import { longestLimitMilliseconds, type FloodPlan } from '../core/flood/floodPlan';
import type { ContainerFacts, Engine, Flood, StartFlood } from '../core/ports';
import { openHere, type FloodProgramFile } from './channel';
import { lookAtAddress } from './floodAddress';
import { floodTarget } from './floodTarget';
import { ProgramFlood } from './programFlood';
import { startInside } from './startInside';

/** Fit into the smallest usual limit of descriptors, 6 of which the port proxy takes for each. */
export const mostConnections = 1000;

/**
 * Opens the connections and holds them until they are released. They are sockets of a program that
 * ends with its input, so they end with this process, however that ends.
 */
export function floodStarter(program: FloodProgramFile): StartFlood {
  return async (engine, container, containerPort, plan) => {
    refuseNonsense(container, plan);
    return engine.isLocal
      ? startHere(program, engine, container, containerPort, plan)
      : startInside(engine, container, containerPort, plan);
  };
}

function startHere(
  program: FloodProgramFile,
  engine: Engine,
  container: ContainerFacts,
  containerPort: number,
  plan: FloodPlan,
): Flood {
  const { name } = container;
  const target = floodTarget(container, containerPort);
  const refuseMany = (wanted: number): void => {
    if (wanted > mostConnections)
      throw new LabsError('flood-too-big', {
        name,
        asked: wanted,
        most: mostConnections,
        why: l10n.t("the engine's port proxy ends for good when it runs out of descriptors"),
      });
  };
  refuseMany(plan.count);
  const address = { engine, container, target, proxyLives: undefined, isListenedTo: false };
  return new ProgramFlood(openHere(program), plan, {
    target,
    from: 'here',
    clock: systemClock,
    look: (counts) => lookAtAddress(address, counts),
    refuseMany,
    lost: () =>
      new LabsError('flood-lost', {
        name,
        why: l10n.t('the program that held them was ended from outside'),
      }),
  });
}

/** A lab's text and the picker are checked already; the command line and other callers are not. */
function refuseNonsense({ name }: ContainerFacts, plan: FloodPlan): void {
  const { count, rampMilliseconds, limitMilliseconds } = plan;
  const refuse = (why: string): LabsError => new LabsError('flood-refused', { name, why });
  if (!Number.isInteger(count) || count < 1)
    throw refuse(l10n.t('{0} is no number of connections', count));
  if (!(rampMilliseconds >= 0 && rampMilliseconds <= longestLimitMilliseconds))
    throw refuse(l10n.t('a ramp takes from 0 to {0} minutes', longestLimitMilliseconds / 60_000));
  if (!(limitMilliseconds > 0 && limitMilliseconds <= longestLimitMilliseconds))
    throw refuse(
      l10n.t('a flood lasts for {0} minutes at most', longestLimitMilliseconds / 60_000),
    );
}
