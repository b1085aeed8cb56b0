import * as l10n from '@vscode/l10n';
import type Docker from 'dockerode';
import type { EngineEvent } from '../../core/ports';
import { explainFault } from '../requests/fault';
import { openStream } from '../requests/openStream';
import { readRows } from '../requests/readRows';

/**
 * What happens to containers, until the signal is aborted. It is asked for at once, so that what
 * happens before the first event is waited for is seen as well. A stream that ends by itself is a
 * failure, since whoever waits for an event would wait for ever.
 */
export function watchEvents(
  docker: Docker,
  address: string,
  signal: AbortSignal,
): AsyncIterable<EngineEvent> {
  const query = { filters: { type: ['container'] } };
  // Settled, because nobody may be reading yet when it fails: the reader hears of it below.
  const opened = Promise.allSettled([openStream(docker, '/events', query, signal)]);
  return readEvents(opened, address, signal);
}

/** An event as engines write it; Podman leaves out what it does not know. */
interface EventRow {
  readonly Action?: string;
  readonly Actor?: { readonly ID?: string; readonly Attributes?: Readonly<Record<string, string>> };
  readonly time?: number;
  readonly timeNano?: number;
}

async function* readEvents(
  opened: Promise<readonly [PromiseSettledResult<AsyncIterable<unknown>>]>,
  address: string,
  signal: AbortSignal,
): AsyncGenerator<EngineEvent> {
  try {
    const [stream] = await opened;
    if (stream.status === 'rejected') throw stream.reason;
    for await (const row of readRows<EventRow>(stream.value)) yield toEvent(row);
    throw new Error(l10n.t('the engine closed the stream'));
  } catch (caught) {
    if (!signal.aborted)
      throw explainFault(caught, l10n.t('tell what happens to containers'), address);
  }
}

function toEvent({ Action = '', Actor = {}, time = 0, timeNano }: EventRow): EngineEvent {
  const { name = '', ...labels } = Actor.Attributes ?? {};
  // Some actions carry the command they are about: `exec_start: sh -c ...`.
  const action = Action.replace(/:.*$/s, '');
  return {
    // Podman's word for what Docker calls `destroy`.
    action: action === 'remove' ? 'destroy' : action,
    containerId: Actor.ID ?? '',
    containerName: name,
    labels,
    at: timeNano === undefined ? time * 1000 : Math.floor(timeNano / 1e6),
  };
}
