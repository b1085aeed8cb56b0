import * as l10n from '@vscode/l10n';
import { safeLine } from '../../core/base/safeText';
import { counted, readable } from '../../core/base/words';
import { openLine } from '../../core/threads/activity';
import { processRoleWords, threadRoleWords, threadStateWords } from '../../core/threads/roleWords';
import type { FloodState } from '../../core/ports';
import type { FactPlace } from '../../protocol/threads';
import type {
  ConnectionCounts,
  ProcessSnapshot,
  ThreadSnapshot,
} from '../../core/threads/snapshot';
import { countRole } from '../../core/threads/processGroups';
import type { WorkerLimit } from './serverShape';

// Every sentence of the view that says what is seen. Pure, so that it can be tested.

/** What is under "Clients": what our flood holds, else what the server sees. */
export function clientsLine(
  flood: FloodState | undefined,
  connections: ConnectionCounts | undefined,
): string {
  if (flood === undefined) {
    const open = (connections?.established ?? 0) + (connections?.queued ?? 0);
    return openLine(open);
  }
  return flood.held < flood.wanted
    ? l10n.t('{0} of {1} held', readable(flood.held), readable(flood.wanted))
    : heldLine(flood.held);
}

function heldLine(held: number): string {
  const connections = counted(held, 'connection');
  return held === 1
    ? l10n.t({ message: '{0} held', args: [connections], comment: 'one' })
    : l10n.t('{0} held', connections);
}

/** What went wrong with a flood's connections; empty where nothing did. */
export function floodTroubles({ failed, broken }: FloodState): readonly string[] {
  return [
    ...Object.entries(failed).map(([code, times]) =>
      l10n.t('{0} failed: {1}', times, safeLine(code)),
    ),
    ...Object.entries(broken).map(([code, times]) =>
      l10n.t('{0} of the dropped ones by {1}', times, safeLine(code)),
    ),
  ];
}

/** What is under "Accept queue": how many wait there, and of how many that may. */
export function queueLine(queued: number, limit: number | undefined): string {
  return limit === undefined
    ? l10n.t('{0} waiting', queued)
    : l10n.t('{0} waiting of {1}', queued, limit);
}

/** Where the limit of the queue comes from; empty where it is not known. */
export function queueSource(limit: number | undefined, backlog?: FactPlace): string {
  return limit === undefined
    ? ''
    : withPlace(
        l10n.t(
          '{0} may wait: the smaller of ListenBacklog and somaxconn, and one more, which Linux lets wait.',
          limit,
        ),
        backlog,
      );
}

/** A sentence with the line of the configuration that it is about: `... (conf/httpd.conf:9)`. */
function withPlace(sentence: string, place: FactPlace | undefined): string {
  return place === undefined ? sentence : `${sentence} (${placeWords(place)})`;
}

/** `conf/httpd.conf:9`, as programs name a line. */
export function placeWords({ file, line }: FactPlace): string {
  return `${file}:${String(line)}`;
}

/** How busy a worker is, `5 of 5 busy`, or how many threads any other process has. */
export function load(process: ProcessSnapshot): string {
  const [first] = process.threads;
  if (first !== undefined && process.threads.every(({ state }) => state === 'Z'))
    return threadStateWords('Z');
  const serving = countRole([process], 'serving');
  const pool = serving + countRole([process], 'idle');
  return pool > 0
    ? l10n.t('{0} of {1} busy', serving, pool)
    : counted(process.threadCount, 'thread');
}

/** A process for those who hear it: `worker 8, www-data: 5 of 5 busy`. */
export function processLabel(process: ProcessSnapshot): string {
  const kind = processRoleWords(process.role) ?? l10n.t('process');
  const name = process.role === 'worker' ? '' : `, ${process.command}`;
  return `${kind} ${String(process.pid)}${name}, ${process.user}: ${load(process)}`;
}

/** A thread's role for people. */
export function roleWord({ role }: ThreadSnapshot): string {
  return threadRoleWords(role) ?? l10n.t('role unknown');
}

/** Why there are no more workers than that, and where that is said. */
export function limitLine(
  { workers, maxRequestWorkers, threadsPerChild }: WorkerLimit,
  place?: FactPlace,
): string {
  const sum =
    `${counted(workers, 'worker')} = MaxRequestWorkers ${String(maxRequestWorkers)}` +
    ` ÷ ThreadsPerChild ${String(threadsPerChild)}`;
  const limit =
    maxRequestWorkers % threadsPerChild === 0
      ? l10n.t('limit: {0}', sum)
      : l10n.t('limit: {0}, rounded down', sum);
  return withPlace(limit, place);
}

/** What is said of the empty places that are not drawn. */
export function moreSlots(count: number): string {
  return l10n.t(', {0} more could be started', count);
}

/** How long ago something was: `12.3 s ago`, `2 min 5 s ago`. */
export function agoWords(milliseconds: number): string {
  const tenths = Math.max(0, Math.round(milliseconds / 100));
  if (tenths < 600) return l10n.t('{0} s ago', (tenths / 10).toFixed(1));
  return l10n.t('{0} min {1} s ago', Math.floor(tenths / 600), Math.floor((tenths % 600) / 10));
}

/** How long something has lasted: `4 s`, `2 min 5 s`. */
export function lastingWords(milliseconds: number): string {
  const whole = Math.max(0, Math.floor(milliseconds / 1000));
  return whole < 60
    ? `${String(whole)} s`
    : l10n.t('{0} min {1} s', Math.floor(whole / 60), whole % 60);
}

/** A size in memory: `5.8 MB`. */
export function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
