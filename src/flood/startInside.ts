import * as l10n from '@vscode/l10n';
import { systemClock } from '../core/base/clock';
import { LabsError } from '../core/base/errors';
import { lostWith } from '../core/flood/floodLoss';
import type { FloodPlan } from '../core/flood/floodPlan';
import type { ContainerFacts, Engine, Flood } from '../core/ports';
import { openInside } from './channel';
import { refuseOthers } from './floodTarget';
import { perlInside, silentSeconds } from './perlProgram';
import { ProgramFlood } from './programFlood';
import { readyPerl } from './readyPerl';

/** Of the files that the program may have open, some are not connections. */
const otherFiles = 32;

/** An engine tells the end of a program at once, and that its container has ended a moment later. */
const endingMilliseconds = 300;

/** What another machine takes cannot be seen from here, so no more than this is asked of it. */
const mostInside = 1000;

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
  refuseMany(name, plan.count);
  const channel = await openInside(engine, container.id, perlInside);
  try {
    const ready = await readyPerl(channel, systemClock);
    if (typeof ready === 'string')
      throw new LabsError('flood-unreachable', { name, address: engine.address, why: ready });
    const { lines, files } = ready;
    refuseMany(name, plan.count, files);
    return new ProgramFlood({ ...channel, lines }, plan, {
      target: { host: '127.0.0.1', port: containerPort },
      name,
      port: containerPort,
      from: 'container',
      clock: systemClock,
      // In its own network nobody else can have the port.
      look: () => Promise.resolve(undefined),
      refuseMany: async (wanted) => {
        await Promise.resolve();
        refuseMany(name, wanted, files);
      },
      lost: async () =>
        (await lostWithContainer(engine, container)) ??
        new LabsError('flood-lost', {
          name,
          why: l10n.t(
            'the program that held them inside the container cannot be heard any more; what it still holds it releases within {0} s',
            silentSeconds,
          ),
        }),
    });
  } catch (caught) {
    await channel.end();
    throw caught;
  }
}

/** What has become of the container explains it best, as far as its engine still tells. */
async function lostWithContainer(
  engine: Engine,
  { id, name }: ContainerFacts,
): Promise<LabsError | undefined> {
  try {
    const lost = lostWith(name, await engine.container(id));
    if (lost !== undefined) return lost;
    await systemClock.sleep(endingMilliseconds);
    return lostWith(name, await engine.container(id));
  } catch {
    return undefined;
  }
}

/** Fails where the program, which may have so many files open, cannot look after so many. */
function refuseMany(name: string, asked: number, files = Infinity): void {
  const most = Math.min(mostInside, Math.max(0, files - otherFiles));
  if (asked <= most) return;
  const why =
    most === mostInside
      ? l10n.t(
          'they are held from inside the container, on a machine of which it cannot be seen from here what it takes',
        )
      : l10n.t('they are held from inside the container, whose limit of open files is {0}', files);
  throw new LabsError('flood-too-big', { name, asked, most, why });
}
