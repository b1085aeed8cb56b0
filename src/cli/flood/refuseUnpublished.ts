import { LabsError } from '../../core/base/errors';
import type { ContainerFacts } from '../../core/ports';

/**
 * A port of this machine is easily taken for one of the container. Fails with `usage-wrong`, which
 * names those that can be asked for, where the container publishes others and not this one.
 */
export function refuseUnpublished({ name, published }: ContainerFacts, port: number): void {
  if (published.length === 0 || published.some(({ container }) => container === port)) return;
  const known = new Map(published.map(({ container, host }) => [container, host]));
  const ports = [...known].map(
    ([container, host]) => `${String(container)} (${String(host)} here)`,
  );
  const meant = published.find(({ host }) => host === port);
  const advice = meant === undefined ? '' : `: write --port ${String(meant.container)}`;
  throw new LabsError('usage-wrong', {
    why: `--port takes a port of the container, and ${name} does not publish its port ${String(port)}, but ${ports.join(', ')}${advice}`,
    command: 'flood',
  });
}
