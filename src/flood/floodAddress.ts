import * as l10n from '@vscode/l10n';
import { describeCaught, isLabsError, LabsError } from '../core/base/errors';
import { containerStateWords } from '../core/containerStateWords';
import type { ContainerFacts, Engine } from '../core/ports';
import type { FloodTarget } from './floodTarget';
import type { HeldCounts } from './messages';

/** The run of a container that a flood is meant for, and how its port comes to this machine. */
export interface FloodAddress {
  readonly engine: Engine;
  readonly container: ContainerFacts;
  readonly target: FloodTarget;
  /** Whether the engine's port proxy still is the process that it was; undefined where none is
   * known. */
  readonly proxyLives: (() => Promise<boolean>) | undefined;
  /** Whether the engine needs somebody to listen here, so that a refusal means that nobody does. */
  readonly isListenedTo: boolean;
}

/** Refused attempts in a row, with nothing held, after which a port is taken for dead. */
const manyRefusals = 3;

/**
 * Says why the target is not the container's any more, undefined where it is. A port that the engine
 * names again, for the same run of the same container, with the same proxy at it, was never anybody
 * else's in between: so what was connected to it before this look is connected to that container.
 */
export async function lookAtAddress(
  { engine, container, target, proxyLives, isListenedTo }: FloodAddress,
  { held, failed }: HeldCounts,
): Promise<LabsError | undefined> {
  const { name } = container;
  const lost = (why: string): LabsError => new LabsError('flood-lost', { name, why });
  let now: ContainerFacts | undefined;
  try {
    now = await engine.container(container.id);
  } catch (caught) {
    if (!isLabsError(caught)) throw caught;
    return lost(l10n.t('the engine does not answer any more ({0})', describeCaught(caught)));
  }
  if (now === undefined) return lost(l10n.t('the container was removed'));
  if (now.state !== 'running')
    return lost(l10n.t('the container is not running ({0})', containerStateWords(now.state)));
  const isPublished = now.published.some(
    ({ address, host }) => address === target.host && host === target.port,
  );
  if (now.startedAt !== container.startedAt || !isPublished)
    return lost(l10n.t('the container was started anew'));
  const address = `${target.host}:${target.port}`;
  if (proxyLives !== undefined && !(await proxyLives()))
    return new LabsError('port-dead', { name, address });
  const isRefused = (failed['ECONNREFUSED'] ?? 0) >= manyRefusals && held === 0;
  return isListenedTo && proxyLives === undefined && isRefused
    ? new LabsError('port-dead', { name, address })
    : undefined;
}
