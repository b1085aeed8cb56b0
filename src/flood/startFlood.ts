import * as l10n from '@vscode/l10n';
import { systemClock } from '../core/base/clock';
import { describeCaught, LabsError } from '../core/base/errors';
import type { FloodPlan } from '../core/flood/floodPlan';
import type { ContainerFacts, Engine, Flood, StartFlood } from '../core/ports';
import { capacityFacts } from './capacity/capacityFacts';
import { isAlive } from './capacity/portProxy';
import { safeMost, type SafeMost } from './capacity/safeMost';
import { whyMost } from './capacity/whyMost';
import { openHere, type FloodChannel, type FloodProgramFile } from './channel';
import { lookAtAddress } from './floodAddress';
import { floodTarget, type FloodTarget } from './floodTarget';
import { ProgramFlood } from './programFlood';
import { refuseNonsense } from './refuseNonsense';
import { startInside } from './startInside';

/**
 * Opens the connections and holds them until they are released. They are sockets of a program that
 * ends with its input, so they end with this process, however that ends.
 */
export function floodStarter(program: FloodProgramFile): StartFlood {
  return async (engine, container, containerPort, plan) => {
    refuseNonsense(container.name, plan);
    if (!engine.isLocal) return startInside(engine, container, containerPort, plan);
    const target = floodTarget(container, containerPort);
    // It takes longer to start than to look at the way, and connects to nothing by itself.
    const channel = openFor(container.name, program);
    try {
      return await startHere(channel, engine, container, containerPort, target, plan);
    } catch (caught) {
      await channel.end();
      throw caught;
    }
  };
}

async function startHere(
  channel: FloodChannel,
  engine: Engine,
  container: ContainerFacts,
  port: number,
  target: FloodTarget,
  plan: FloodPlan,
): Promise<Flood> {
  const { name } = container;
  const facts = await capacityFacts({ address: target.host, port: target.port });
  const most = safeMost(facts);
  const refuseMany = (wanted: number): void => {
    if (wanted > most.count) throw tooBig(name, wanted, most);
  };
  refuseMany(plan.count);
  const { way } = facts;
  const proxy = typeof way === 'object' ? way.proxy : undefined;
  const address = {
    ...{ engine, container, target },
    proxyLives: proxy && (() => isAlive(proxy)),
    isListenedTo: way !== 'direct',
  };
  return new ProgramFlood(channel, plan, {
    target,
    name,
    port,
    from: 'here',
    clock: systemClock,
    look: (counts) => lookAtAddress(address, counts),
    refuseMany,
    lost: (hasBegun) =>
      hasBegun
        ? new LabsError('flood-lost', {
            name,
            why: l10n.t('the program that held them was ended from outside'),
          })
        : new LabsError('flood-unstarted', {
            name,
            why: l10n.t('it ended before it had begun'),
          }),
  });
}

function tooBig(name: string, asked: number, most: SafeMost): LabsError {
  return new LabsError('flood-too-big', { name, asked, most: most.count, why: whyMost(most) });
}

function openFor(name: string, program: FloodProgramFile): FloodChannel {
  try {
    return openHere(program);
  } catch (caught) {
    throw new LabsError('flood-unstarted', { name, why: describeCaught(caught) });
  }
}
