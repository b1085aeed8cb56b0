import * as l10n from '@vscode/l10n';
import { describeCaught, LabsError } from '../core/base/errors';
import type { ContainerFacts } from '../core/ports';

// Why nothing is held to a lab's container any more, as a student is told it.

/** The container is as it is now; undefined: it is not there. */
export function lostWith(name: string, container: ContainerFacts | undefined): LabsError {
  return new LabsError('flood-lost', { name, why: wordsOf(container) });
}

/** Nobody knows what has become of the container. */
export function lostWithEngine(name: string, failure: LabsError): LabsError {
  const why = l10n.t('the engine does not answer any more ({0})', describeCaught(failure));
  return new LabsError('flood-lost', { name, why });
}

/** There was nothing left to be changed. */
export function endedBefore(name: string): LabsError {
  return new LabsError('flood-lost', { name, why: l10n.t('they had ended before the change') });
}

function wordsOf(container: ContainerFacts | undefined): string {
  if (container === undefined) return l10n.t('the container was removed');
  return container.state === 'paused'
    ? l10n.t('the container is paused')
    : l10n.t('the container has ended');
}
