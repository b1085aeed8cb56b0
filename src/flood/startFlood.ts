import * as l10n from '@vscode/l10n';
import { systemClock } from '../core/base/clock';
import { LabsError } from '../core/base/errors';
import { longestLimitMilliseconds, type FloodPlan } from '../core/flood/floodPlan';
import type { ContainerFacts, Engine, Flood, StartFlood } from '../core/ports';
import { capacityFacts } from './capacity/capacityFacts';
import { isAlive } from './capacity/portProxy';
import { safeMost, type SafeMost } from './capacity/safeMost';
import { whyMost } from './capacity/whyMost';
import { openHere, type FloodChannel, type FloodProgramFile } from './channel';
import { lookAtAddress } from './floodAddress';
import { floodTarget, type FloodTarget } from './floodTarget';
import { ProgramFlood } from './programFlood';
import { startInside } from './startInside';

/**
 * Opens the connections and holds them until they are released. They are sockets of a program that
 * ends with its input, so they end with this process, however that ends.
 */
export function floodStarter(program: FloodProgramFile): StartFlood {
  return async (engine, container, containerPort, plan) => {
    refuseNonsense(container, plan);
    if (!engine.isLocal) return startInside(engine, container, containerPort, plan);
    const target = floodTarget(container, containerPort);
    // It takes longer to start than to look at the way, and connects to nothing by itself.
    const channel = openHere(program);
    try {
      return await startHere(channel, engine, container, target, plan);
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

function tooBig(name: string, asked: number, most: SafeMost): LabsError {
  return new LabsError('flood-too-big', { name, asked, most: most.count, why: whyMost(most) });
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
