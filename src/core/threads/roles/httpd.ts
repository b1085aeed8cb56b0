import type { ThreadRole } from '../snapshot';
import { mainThreadOnly, type PlainProcess, type PlainThread, type RoleRule } from './roleRule';

/**
 * Apache httpd. A parent forks workers. With the event or the worker MPM a worker's first thread only
 * starts the others and waits for the parent's word, one thread listens and hands connections to the
 * rest. With prefork a worker is one thread, which waits for a connection and then serves it.
 */
export const httpd: RoleRule = (process, { parent }) => {
  if (!names.has(process.command)) return undefined;
  const isWorker = parent !== undefined && names.has(parent.command);
  return isWorker
    ? { process: 'worker', thread: workerThreads(process) }
    : { process: 'parent', thread: mainThreadOnly(process) };
};

/** The program's names upstream and in Debian. */
const names: ReadonlySet<string> = new Set(['httpd', 'apache2']);

/** Only the listener waits for connections and events. */
const listening: ReadonlySet<string> = new Set([
  'epoll_wait',
  'epoll_pwait',
  'epoll_pwait2',
  'accept',
  'accept4',
]);

/** Several ports are listened at in turn, and the turn is passed on by one of these (`Mutex`). */
const takingTurns: ReadonlySet<string> = new Set([
  'futex',
  'semop',
  'semtimedop',
  'fcntl',
  'flock',
]);

/** A thread without work waits for the listener's signal. */
const idling: ReadonlySet<string> = new Set(['futex']);

function workerThreads(process: PlainProcess): (thread: PlainThread) => ThreadRole {
  return process.threadCount === 1 ? preforkThread : poolThreads(process);
}

/** Whoever listens, or waits for its turn to listen, serves nobody. */
function preforkThread({ waitsFor }: PlainThread): ThreadRole {
  if (waitsFor === undefined) return 'main';
  return listening.has(waitsFor) || takingTurns.has(waitsFor) ? 'idle' : 'serving';
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
  const seen = pool.find(({ waitsFor }) => waitsFor !== undefined && listening.has(waitsFor));
  if (seen !== undefined) return seen;
  const running = pool.filter(({ waitsFor }) => waitsFor === undefined);
  return running.length === 1 && pool.length > 1 ? running[0] : undefined;
}
