import * as l10n from '@vscode/l10n';
import { systemClock } from '../core/base/clock';
import { LabsError } from '../core/base/errors';
import type { StartFlood } from '../core/ports';
import { floodTarget } from './floodTarget';
import { HeldConnections } from './heldConnections';

/**
 * The engine's port proxy takes 6 descriptors for each connection, gives them back seconds after its
 * end, and exits at its limit, after which the port is dead until the container restarts. This many
 * fit three times over into the smallest usual limit of 20,000.
 */
export const mostConnections = 1000;

/** Opens the connections and holds them until they are released. A flood ends with its process,
 * however that ends: its connections are sockets of this process and nothing else. */
export const startFlood: StartFlood = (container, containerPort, wanted) =>
  Promise.resolve().then(() => {
    const target = floodTarget(container, containerPort);
    if (!Number.isInteger(wanted) || wanted < 1 || wanted > mostConnections)
      throw new LabsError('flood-refused', {
        name: container.name,
        why: l10n.t(
          "{0} connections were asked for, and 1 to {1} are safe for the engine's port proxy",
          wanted,
          mostConnections,
        ),
      });
    return new HeldConnections(target, wanted, systemClock);
  });
