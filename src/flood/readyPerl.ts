import * as l10n from '@vscode/l10n';
import type { Clock } from '../core/base/clock';
import { safeLine } from '../core/base/safeText';
import type { FloodChannel } from './channel';

/** A program that can be told what to do. */
export interface ReadyProgram {
  /** All that it says, from the line on by which it says that it is ready. */
  readonly lines: AsyncIterable<string>;
  /** So many files it may have open, where it knows. */
  readonly files: number | undefined;
}

/** A busy machine needs a second to start it; one that is silent for so long is another program. */
const patienceMilliseconds = 10_000;

const readyLine = /^\{"is":"ready"(?:,"files":(\d+))?\}$/;
const errorLine = /^\{"is":"error","why":"(.*)"\}$/;

/** Hears whether the program has begun; a clause, for one inside a container, where it has not. */
export async function readyPerl(
  channel: FloodChannel,
  clock: Clock,
): Promise<ReadyProgram | string> {
  const lines = channel.lines[Symbol.asyncIterator]();
  const patience = new AbortController();
  const late = clock.sleep(patienceMilliseconds, patience.signal);
  const first = await Promise.race([lines.next(), late.then(() => undefined)]).finally(() => {
    patience.abort();
  });
  if (first === undefined) return l10n.t('its perl says nothing');
  const line = first.done === true ? '' : first.value;
  const ready = readyLine.exec(line);
  if (ready !== null) {
    const files = ready[1] === undefined ? undefined : Number(ready[1]);
    return { lines: beginningWith(line, lines), files };
  }
  const why = errorLine.exec(line)?.[1];
  return why === undefined
    ? // Where there is no perl the engine prints a sentence about that.
      l10n.t('its image has no perl with which to hold connections from inside')
    : l10n.t('its perl cannot hold connections from inside ({0})', safeLine(why));
}

async function* beginningWith(first: string, lines: AsyncIterator<string>): AsyncGenerator<string> {
  yield first;
  yield* { [Symbol.asyncIterator]: () => lines };
}
