import * as l10n from '@vscode/l10n';
import { systemClock } from '../core/base/clock';
import { LabsError } from '../core/base/errors';
import type { FloodPlan } from '../core/flood/floodPlan';
import type { ContainerFacts, Engine, Flood } from '../core/ports';
import { openInside, type FloodChannel } from './channel';
import { refuseOthers } from './floodTarget';
import { insideCommand, mostInside } from './insideProgram';
import { ProgramFlood } from './programFlood';

/**
 * Holds the connections from inside the container's own network, where the engine publishes its port
 * on another machine. Fails with `flood-unreachable` where the image lacks what that takes.
 */
export async function startInside(
  engine: Engine,
  container: ContainerFacts,
  containerPort: number,
  plan: FloodPlan,
): Promise<Flood> {
  const { name } = container;
  refuseOthers(container);
  const refuseMany = (wanted: number): void => {
    if (wanted > mostInside)
      throw new LabsError('flood-too-big', {
        name,
        asked: wanted,
        most: mostInside,
        why: l10n.t('they are held from inside the container, where a program looks after no more'),
      });
  };
  refuseMany(plan.count);
  const channel = await openInside(engine, container.id, insideCommand);
  const lines = await readyLines(channel, name, engine.address);
  return new ProgramFlood({ ...channel, lines }, plan, {
    target: { host: '127.0.0.1', port: containerPort },
    name,
    port: containerPort,
    from: 'container',
    clock: systemClock,
    // In its own network nobody else can have the port.
    look: () => Promise.resolve(undefined),
    refuseMany,
    lost: () =>
      new LabsError('flood-lost', {
        name,
        why: l10n.t('the program that held them inside the container has ended'),
      }),
  });
}

/** The lines of a program that has begun. */
async function readyLines(
  channel: FloodChannel,
  name: string,
  address: string,
): Promise<AsyncIterable<string>> {
  const lines = channel.lines[Symbol.asyncIterator]();
  const first = await lines.next();
  // Where there is no perl the engine prints a sentence about that.
  if (first.value === '{"is":"ready"}') return { [Symbol.asyncIterator]: () => lines };
  await channel.end();
  throw new LabsError('flood-unreachable', { name, address });
}
