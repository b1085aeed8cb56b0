import * as l10n from '@vscode/l10n';
import { systemClock } from '../core/base/clock';
import { describeCaught, LabsError } from '../core/base/errors';
import type { FloodPlan } from '../core/flood/floodPlan';
import type { ContainerFacts, Engine, StartFlood } from '../core/ports';
import { capacityFacts } from './capacity/capacityFacts';
import { findWay } from './capacity/findWay';
import { safeMost, type CapacityFacts } from './capacity/safeMost';
import { whyMost } from './capacity/whyMost';
import { FloodAddress } from './floodAddress';
import type { FloodCommands } from './channel';
import { floodTarget } from './floodTarget';
import { openFirst } from './openFirst';
import { ProgramFlood, type FloodSurroundings } from './programFlood';
import { refuseNonsense } from './refuseNonsense';
import { startInside } from './startInside';

/**
 * Opens the connections and holds them until they are released. They are sockets of a program that
 * ends with its input, so they end with this process, however that ends.
 * @param commands The programs that can hold them here, the best first: see `floodCommands`.
 */
export function floodStarter(commands: FloodCommands): StartFlood {
  return async (engine, container, containerPort, plan) => {
    refuseNonsense(container.name, plan);
    if (!engine.isLocal) return startInside(engine, container, containerPort, plan);
    // The program starts while the way is looked at, and connects to nothing by itself.
    const [opening, looking] = await Promise.allSettled([
      openFirst(commands, systemClock),
      surroundingsHere(engine, container, containerPort, plan),
    ]);
    const here = looking.status === 'fulfilled' ? looking.value : undefined;
    if (here !== undefined && opening.status === 'fulfilled')
      return new ProgramFlood(opening.value, plan, here);
    if (opening.status === 'fulfilled') await opening.value.end();
    if (looking.status === 'rejected') throw looking.reason;
    if (here !== undefined && opening.status === 'rejected')
      throw new LabsError('flood-unstarted', {
        name: container.name,
        why: describeCaught(opening.reason),
      });
    return startInside(engine, container, containerPort, plan);
  };
}

/**
 * All that a flood from here needs to know, where the port is known to be the container's; undefined
 * where nothing shows that. Fails with `port-foreign` where it is known to be another program's, and
 * with `flood-too-big` where so many are not safe.
 */
async function surroundingsHere(
  engine: Engine,
  container: ContainerFacts,
  containerPort: number,
  plan: FloodPlan,
): Promise<FloodSurroundings | undefined> {
  const { name } = container;
  const target = floodTarget(container, containerPort);
  const end = { address: target.host, port: target.port };
  const way = await findWay(end, container, containerPort);
  if (way.is === 'unsure') return undefined;
  if (way.is === 'stranger') {
    const address = `${target.host}:${target.port}`;
    throw new LabsError('port-foreign', { name, address, program: way.program });
  }
  const { how, howNow, isSame, proof } = way;
  await refuseMany(name, plan.count, 0, how);
  const address = new FloodAddress({
    ...{ engine, container, target, isSame, proof },
    refusalsTell: how === 'unknown',
  });
  return {
    target,
    name,
    port: containerPort,
    from: 'here',
    clock: systemClock,
    look: (counts, onProof) => address.look(counts, onProof),
    // Others may have opened connections through the same proxy since.
    refuseMany: async (wanted, held) => refuseMany(name, wanted, held, await howNow()),
    lost: (hasBegun, complaint) =>
      hasBegun
        ? new LabsError('flood-lost', { name, why: whyLost(complaint) })
        : new LabsError('flood-unstarted', {
            name,
            why: complaint ?? l10n.t('it ended before it had begun'),
          }),
  };
}

function whyLost(complaint: string | undefined): string {
  return complaint === undefined
    ? l10n.t('the program that held them was ended from outside')
    : l10n.t('the program that held them has ended ({0})', complaint);
}

/** Fails where so many are not safe, of which some are held already. */
async function refuseMany(
  name: string,
  asked: number,
  held: number,
  way: CapacityFacts['way'],
): Promise<void> {
  const most = safeMost(await capacityFacts(way), held);
  if (asked > most.count)
    throw new LabsError('flood-too-big', { name, asked, most: most.count, why: whyMost(most) });
}
