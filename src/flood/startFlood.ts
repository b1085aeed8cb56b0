import * as l10n from '@vscode/l10n';
import { systemClock } from '../core/base/clock';
import { describeCaught, LabsError } from '../core/base/errors';
import type { FloodPlan } from '../core/flood/floodPlan';
import type { ContainerFacts, Engine, Flood, StartFlood } from '../core/ports';
import { capacityFacts } from './capacity/capacityFacts';
import { findWay } from './capacity/findWay';
import { safeMost, type SafeMost } from './capacity/safeMost';
import { whyMost } from './capacity/whyMost';
import { openHere, type FloodChannel, type FloodProgramFile } from './channel';
import { FloodAddress } from './floodAddress';
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
      const flood = await startHere(channel, engine, container, target, containerPort, plan);
      if (flood !== undefined) return flood;
    } catch (caught) {
      await channel.end();
      throw caught;
    }
    await channel.end();
    return startInside(engine, container, containerPort, plan);
  };
}

/**
 * Holds them from here, where the port is known to be the container's; undefined where nothing shows
 * that. Fails with `port-foreign` where it is known to be another program's.
 */
async function startHere(
  channel: FloodChannel,
  engine: Engine,
  container: ContainerFacts,
  target: FloodTarget,
  containerPort: number,
  plan: FloodPlan,
): Promise<Flood | undefined> {
  const { name } = container;
  const end = { address: target.host, port: target.port };
  const way = await findWay(end, container, containerPort);
  if (way.is === 'unsure') return undefined;
  if (way.is === 'stranger') {
    const address = `${target.host}:${target.port}`;
    throw new LabsError('port-foreign', { name, address, program: way.program });
  }
  const { how, isSame } = way;
  const most = safeMost(await capacityFacts(how));
  const refuseMany = (wanted: number): void => {
    if (wanted > most.count) throw tooBig(name, wanted, most);
  };
  refuseMany(plan.count);
  const run = { engine, container, target, isSame, refusalsTell: how === 'unknown' };
  const address = new FloodAddress(run);
  return new ProgramFlood(channel, plan, {
    target,
    name,
    port: containerPort,
    from: 'here',
    clock: systemClock,
    look: (counts) => address.look(counts),
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
