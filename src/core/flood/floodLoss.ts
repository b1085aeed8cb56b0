import * as l10n from '@vscode/l10n';
import { describeCaught, isLabsError, LabsError } from '../base/errors';
import { containerStateWords } from '../containerStateWords';
import type { ContainerFacts, ContainerState } from '../ports';

// Why nothing is held to a lab's container any more, as a student is told it by whoever notices first.

/** What connections are held to: one run of a container, at the address where it publishes its port. */
export interface HeldTo {
  readonly container: Pick<ContainerFacts, 'name' | 'startedAt'>;
  readonly target: { readonly host: string; readonly port: number };
}

/** How they were lost with the container as it is now, which is undefined where it is not there;
 * undefined while it runs. */
export function lostWith(
  name: string,
  now: Pick<ContainerFacts, 'state'> | undefined,
): LabsError | undefined {
  return now?.state === 'running' ? undefined : lost(name, whyNoneRuns(now?.state), now?.state);
}

/** Whether what was seen of the container may not be the end of it: who restarts or removes one by hand
 * ends it first. */
export function isOnItsWay(failure: LabsError): boolean {
  return isLabsError(failure, 'flood-lost') && failure.facts.isOnItsWay === true;
}

/** How they were lost with a container that did not run, as it is now. */
export function lostInTheEnd(
  name: string,
  now: Pick<ContainerFacts, 'state'> | undefined,
): LabsError {
  return lostWith(name, now) ?? startedAnew(name);
}

/** As `lostWith`, and also where it runs, but not as what they are held to. */
export function lostWithRun(
  { container: { name, startedAt }, target }: HeldTo,
  now: Pick<ContainerFacts, 'state' | 'startedAt' | 'published'> | undefined,
): LabsError | undefined {
  if (now?.state !== 'running') return lostWith(name, now);
  if (now.startedAt !== startedAt) return startedAnew(name);
  const isPublished = now.published.some(
    ({ address, host }) => address === target.host && host === target.port,
  );
  return isPublished ? undefined : lost(name, l10n.t('its port is not published any more'));
}

/** Nobody knows what has become of the container. */
export function lostWithEngine(name: string, failure: LabsError): LabsError {
  return lost(name, l10n.t('the engine does not answer any more ({0})', describeCaught(failure)));
}

/** There was nothing left to be changed. */
export function endedBefore(name: string): LabsError {
  return lost(name, l10n.t('they had ended before the change'));
}

function startedAnew(name: string): LabsError {
  return lost(name, l10n.t('the container was started anew'));
}

/** States that a container only passes through where it is restarted, or removed by force. */
const passing: ReadonlySet<ContainerState> = new Set(['created', 'restarting', 'exited']);

function lost(name: string, why: string, state?: ContainerState): LabsError {
  const isPassing = state !== undefined && passing.has(state);
  return new LabsError('flood-lost', { name, why, ...(isPassing ? { isOnItsWay: true } : {}) });
}

function whyNoneRuns(state: ContainerState | undefined): string {
  // An engine goes on to show for a moment what it removes, and for longer what it could not remove
  // to the last file.
  if (state === undefined || state === 'dead') return l10n.t('the container was removed');
  if (state === 'paused') return l10n.t('the container is paused');
  if (state === 'exited') return l10n.t('the container has ended');
  return l10n.t('the container is not running ({0})', containerStateWords(state));
}
