import type { ThreadRole } from '../snapshot';
import { explainHttpdProcess, explainHttpdThread, httpdWords } from './httpdWords';
import { accepting, awaitingEvents, takingTurns } from './httpdWaits';
import {
  mainThreadOnly,
  type Family,
  type PlainProcess,
  type PlainThread,
  type RoleRule,
  type ServerRule,
} from './roleRule';

/** The program's names upstream and in Debian. */
const commands: ReadonlySet<string> = new Set(['httpd', 'apache2']);

/**
 * Apache httpd. A parent forks workers. With the event or the worker MPM a worker's first thread only
 * starts the others and waits for the parent's word, one thread listens and hands connections to the
 * rest. With prefork a worker is one thread, which waits for a connection and then serves it.
 */
const roles: RoleRule = (process, { parent, siblings }) =>
  parent !== undefined && commands.has(parent.command)
    ? { process: 'worker', thread: workerThreads(process, siblings) }
    : { process: 'parent', thread: mainThreadOnly(process) };

/** Apache httpd, with each of its ways to work (MPM). */
export const httpd: ServerRule = {
  commands,
  roles,
  words: httpdWords,
  explainProcess: explainHttpdProcess,
  explainThread: explainHttpdThread,
};

/** A thread without work waits for the listener's signal. */
const idling: ReadonlySet<string> = new Set(['futex']);

function workerThreads(
  process: PlainProcess,
  siblings: Family['siblings'],
): (thread: PlainThread) => ThreadRole {
  if (process.threadCount > 1) return poolThreads(process);
  // Beside workers with a pool, one with a single thread has only begun.
  return siblings.some(({ threadCount }) => threadCount > 1)
    ? mainThreadOnly(process)
    : preforkThread;
}

/** Whoever listens, or waits for its turn to listen, serves nobody. */
function preforkThread({ waitsFor }: PlainThread): ThreadRole {
  if (waitsFor === undefined) return 'main';
  return isListening(waitsFor) || takingTurns.has(waitsFor) ? 'idle' : 'serving';
}

function poolThreads(process: PlainProcess): (thread: PlainThread) => ThreadRole {
  const pool = process.threads.filter(({ lwp }) => lwp !== process.pid);
  const listener = findListener(pool);
  const readable = pool.some(({ waitsFor }) => waitsFor !== undefined);
  return (thread) => {
    if (thread.lwp === process.pid) return 'main';
    if (thread.lwp === listener?.lwp) return 'listener';
    if (thread.waitsFor !== undefined) return idling.has(thread.waitsFor) ? 'idle' : 'serving';
    // Where waits can be read, a thread without one is at work: a worker, once the listener is known.
    return readable && listener !== undefined ? 'serving' : 'other';
  };
}

/** By what it waits in; else it is the one that runs while all others are seen to wait. */
function findListener(pool: readonly PlainThread[]): PlainThread | undefined {
  const seen = pool.find(({ waitsFor }) => waitsFor !== undefined && isListening(waitsFor));
  if (seen !== undefined) return seen;
  const running = pool.filter(({ waitsFor }) => waitsFor === undefined);
  return running.length === 1 && pool.length > 1 ? running[0] : undefined;
}

/** Only the listener waits for connections and events. */
function isListening(waitsFor: string): boolean {
  return awaitingEvents.has(waitsFor) || accepting.has(waitsFor);
}
