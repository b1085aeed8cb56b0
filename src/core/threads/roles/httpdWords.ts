import * as l10n from '@vscode/l10n';
import { counted } from '../../base/words';
import { startedAt } from '../startTimes';
import type { ProcessSnapshot, Snapshot, ThreadSnapshot } from '../snapshot';
import { accepting, awaitingEvents } from './httpdWaits';

/** Ways in which Apache httpd shares the work out (multi-processing modules). */
type Mpm = 'event' | 'worker' | 'prefork';

/** Which MPM is seen at work: `event MPM`. */
export function httpdWords(
  processes: readonly ProcessSnapshot[],
  snapshot: Snapshot,
): string | undefined {
  const workers = processes.filter(({ role }) => role === 'worker');
  const mpm = poolMpm(workers) ?? (isPrefork(workers, snapshot) ? 'prefork' : undefined);
  return mpm === undefined ? undefined : l10n.t('{0} MPM', mpm);
}

/** By the listeners. Where several ports are listened at, the worker MPM waits for events too, but in
 * one worker at a time: then the others have no listener. */
function poolMpm(workers: readonly ProcessSnapshot[]): Mpm | undefined {
  const seen = workers.map(listenerMpm);
  if (seen.includes('worker')) return 'worker';
  return seen.includes('event') && !workers.some(hasNoListener) ? 'event' : undefined;
}

function listenerMpm({ threads }: ProcessSnapshot): Mpm | undefined {
  const wait = threads.find(({ role }) => role === 'listener')?.waitsFor;
  if (wait === undefined) return undefined;
  if (accepting.has(wait)) return 'worker';
  return awaitingEvents.has(wait) ? 'event' : undefined;
}

/** It is seen that there is none: all of its threads wait for something else. */
function hasNoListener({ threads }: ProcessSnapshot): boolean {
  return (
    threads.length > 1 &&
    threads.every(({ role, waitsFor }) => role !== 'listener' && waitsFor !== undefined)
  );
}

/** Any worker has one thread while it begins; a second later only those of prefork have. */
const beginningMilliseconds = 1000;

function isPrefork(workers: readonly ProcessSnapshot[], snapshot: Snapshot): boolean {
  if (workers.length === 0 || workers.some(({ threadCount }) => threadCount !== 1)) return false;
  return workers.some((worker) => {
    if (worker.threads.some(({ role }) => role === 'idle')) return true;
    const started = startedAt(worker, snapshot);
    return started !== undefined && snapshot.takenAt - started > beginningMilliseconds;
  });
}

/** What a process of Apache httpd is for. */
export function explainHttpdProcess(process: ProcessSnapshot): string | undefined {
  if (process.role === 'parent')
    return l10n.t(
      'The parent has opened the port and serves nobody: it starts workers, ends some where too many threads are idle, and replaces any that dies.',
    );
  const [only] = process.threads;
  if (process.threadCount > 1)
    return l10n.t(
      'A worker: one process with {0}, of which most serve one connection each, while one listens and hands connections over.',
      counted(process.threadCount, 'thread'),
    );
  return only?.role === 'main'
    ? l10n.t('A worker whose other threads have not begun yet, or cannot be told.')
    : l10n.t(
        'A worker of the prefork MPM: a process with one thread, for one connection at a time.',
      );
}

/** What a thread of Apache httpd does. */
export function explainHttpdThread(
  process: ProcessSnapshot,
  { role }: ThreadSnapshot,
): string | undefined {
  if (process.role === 'parent')
    return l10n.t(
      'The parent’s only thread: about once a second it wakes up and looks at how many threads are idle and whether a worker has ended; between that it waits (select).',
    );
  const isPool = process.threadCount > 1;
  switch (role) {
    case 'main':
      return isPool
        ? l10n.t(
            'The worker’s first thread: it has started the others, and now only waits (read) at the pipe by which the parent tells a worker to end, the pipe of death.',
          )
        : l10n.t('The first thread of the worker: if there are to be more, it starts them.');
    case 'listener':
      return explainListener(listenerMpm(process));
    case 'serving':
      return isPool
        ? l10n.t(
            'Serves one connection: it reads the request and answers it, and is not free for another until then.',
          )
        : l10n.t(
            'Serves one connection, and with it the whole process: no other can be served here until that one is closed.',
          );
    case 'idle':
      return isPool
        ? l10n.t(
            'Has nothing to do: it waits (futex) for the listener’s signal that there is a connection to serve.',
          )
        : l10n.t(
            'Has nothing to do: it waits for the next connection, or for its turn to take one.',
          );
    case 'other':
      return l10n.t(
        'A thread of the worker’s pool: whether it listens, serves or is idle shows only in what it waits for, and that cannot be told now.',
      );
  }
}

function explainListener(mpm: Mpm | undefined): string {
  switch (mpm) {
    case 'event':
      return l10n.t(
        'The listener waits for all connections at once (epoll_wait): it accepts new ones, hands each to an idle thread once there is something to do, and keeps those that are silent between two requests.',
      );
    case 'worker':
      return l10n.t(
        'The listener waits for the next connection (accept) and hands it to an idle thread, which keeps it until it is closed.',
      );
    case 'prefork':
    case undefined:
      return l10n.t('The listener accepts new connections and hands each to an idle thread.');
  }
}
