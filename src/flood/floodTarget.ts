import { isIP } from 'node:net';
import * as l10n from '@vscode/l10n';
import { LabsError } from '../core/base/errors';
import { containerStateWords } from '../core/containerStateWords';
import { labLabel, type ContainerFacts } from '../core/ports';

/** Where a flood goes: a loopback address and a port of this machine. */
export interface FloodTarget {
  readonly host: string;
  readonly port: number;
}

/**
 * The only place to which connections are opened: the loopback port that a running container of a
 * lab publishes. A port published on every address is refused too, since other machines reach it
 * and a lab never publishes one so. Fails with `flood-refused`.
 */
export function floodTarget(container: ContainerFacts, containerPort: number): FloodTarget {
  refuseOthers(container);
  const { published } = container;
  const bindings = published.filter((port) => port.container === containerPort);
  const binding = bindings.find(({ address }) => isLoopback(address));
  if (binding !== undefined) return { host: binding.address, port: binding.host };
  const addresses = bindings.map(({ address }) => address).join(', ');
  throw refused(
    container,
    addresses === ''
      ? l10n.t('it does not publish its port {0}', containerPort)
      : l10n.t('its port {0} is published on {1} instead of 127.0.0.1', containerPort, addresses),
  );
}

/** Fails with `flood-refused` unless it is a running container of a lab. */
export function refuseOthers(container: ContainerFacts): void {
  const { labels, state } = container;
  if (labels[labLabel] === undefined)
    throw refused(container, l10n.t('it is not a container of a lab'));
  if (state !== 'running')
    throw refused(container, l10n.t('it is not running ({0})', containerStateWords(state)));
}

function isLoopback(address: string): boolean {
  return address === '::1' || (isIP(address) === 4 && address.startsWith('127.'));
}

function refused({ name }: ContainerFacts, why: string): LabsError {
  return new LabsError('flood-refused', { name, why });
}
