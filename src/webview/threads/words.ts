import { counted } from '../../core/base/words';
import type { FloodCounts } from '../../core/ports';
import type {
  ConnectionCounts,
  ProcessSnapshot,
  Snapshot,
  SourceName,
  ThreadSnapshot,
  ThreadState,
} from '../../core/threads/snapshot';
import {
  countRole,
  countThreads,
  groupProcesses,
  type ProcessGroups,
  type WorkerLimit,
} from './serverShape';

// Every sentence of the view that says what is seen. Pure, so that it can be tested.

/** The header: `17 processes, 113 threads`. */
export function headline({ parents, workers, others }: ProcessGroups): string {
  const all = [...parents, ...workers, ...others];
  return `${counted(all.length, 'process')}, ${counted(countThreads(all), 'thread')}`;
}

/** What the server is doing: `80 serving, 20 connections wait: every worker thread is busy`. */
export function activity(snapshot: Snapshot, facts: Readonly<Record<string, number>>): string {
  const { parents, workers } = groupProcesses(snapshot);
  const serving = countRole([...parents, ...workers], 'serving');
  const idle = countRole([...parents, ...workers], 'idle');
  const queued = snapshot.connections?.queued ?? 0;
  if (serving + idle === 0) return openConnections(snapshot.connections);
  const waiting =
    queued === 0 ? '' : `, ${counted(queued, 'connection')} ${queued === 1 ? 'waits' : 'wait'}`;
  if (idle === 0) return `${String(serving)} serving${waiting}: every worker thread is busy`;
  if (serving === 0) return `${counted(idle, 'worker thread')} idle${spare(idle, facts)}${waiting}`;
  return `${String(serving)} serving, ${String(idle)} idle${waiting}`;
}

function openConnections(connections: ConnectionCounts | undefined): string {
  if (connections === undefined) return '';
  const open = connections.established + connections.queued;
  return open === 0 ? '' : `${counted(open, 'connection')} open`;
}

function spare(idle: number, facts: Readonly<Record<string, number>>): string {
  const most = facts['MaxSpareThreads'];
  if (most === undefined || idle <= most) return '';
  return `, above MaxSpareThreads ${String(most)}: some workers will exit`;
}

/** What is under "Clients": what our flood holds, else what the server sees. */
export function clientsLine(
  flood: FloodCounts | undefined,
  connections: ConnectionCounts | undefined,
): string {
  if (flood === undefined) {
    const open = (connections?.established ?? 0) + (connections?.queued ?? 0);
    return `${counted(open, 'connection')} open`;
  }
  return flood.held < flood.wanted
    ? `${String(flood.held)} of ${String(flood.wanted)} held`
    : `${counted(flood.held, 'connection')} held`;
}

/** What went wrong with a flood's connections; empty where nothing did. */
export function floodTroubles({ dropped, replaced, failed }: FloodCounts): readonly string[] {
  return [
    ...(dropped > 0
      ? [`${String(dropped)} closed by the server, ${String(replaced)} opened again`]
      : []),
    ...Object.entries(failed).map(([code, times]) => `${String(times)} failed: ${code}`),
  ];
}

/** How busy a worker is, `5 of 5 busy`, or how many threads any other process has. */
export function load(process: ProcessSnapshot): string {
  if (process.threads.every(({ state }) => state === 'Z')) return 'zombie';
  const serving = countRole([process], 'serving');
  const pool = serving + countRole([process], 'idle');
  return pool > 0
    ? `${String(serving)} of ${String(pool)} busy`
    : counted(process.threads.length, 'thread');
}

/** A process for those who hear it: `worker 8, www-data: 5 of 5 busy`. */
export function processLabel(process: ProcessSnapshot): string {
  const kind = process.role === 'other' ? 'process' : process.role;
  const name = process.role === 'worker' ? '' : `, ${process.command}`;
  return `${kind} ${String(process.pid)}${name}, ${process.user}: ${load(process)}`;
}

/** The tooltip of a thread, one fact a line. */
export function threadTitle(thread: ThreadSnapshot): string {
  return [
    `LWP ${String(thread.lwp)} · ${thread.name}`,
    `${roleWord(thread)}, ${stateWords[thread.state]} (${thread.state})`,
    ...(thread.waitsFor === undefined ? [] : [`waits for ${thread.waitsFor}`]),
  ].join('\n');
}

/** A thread's role for people. */
export function roleWord({ role }: ThreadSnapshot): string {
  return role === 'other' ? 'role unknown' : role;
}

/** The kernel's letter for a thread's state, in words. */
export const stateWords: Readonly<Record<ThreadState, string>> = {
  R: 'running',
  S: 'sleeping',
  D: 'uninterruptible wait',
  Z: 'zombie',
  T: 'stopped',
  t: 'traced',
  X: 'dead',
  I: 'idle in the kernel',
  '?': 'state unknown',
};

/** How the numbers were obtained. */
export const sourceWords: Readonly<Record<SourceName, string>> = {
  exec: 'read by one long-lived exec',
  'host /proc': 'read from the host’s /proc',
  'engine process list': 'read from the engine’s process list',
};

/** Why there are no more workers than that. */
export function limitLine({ workers, maxRequestWorkers, threadsPerChild }: WorkerLimit): string {
  const rounded = maxRequestWorkers % threadsPerChild === 0 ? '' : ', rounded down';
  return (
    `limit: ${counted(workers, 'worker')} = MaxRequestWorkers ${String(maxRequestWorkers)}` +
    ` ÷ ThreadsPerChild ${String(threadsPerChild)}${rounded}`
  );
}

/** What is said of the empty places that are not drawn. */
export function moreSlots(count: number): string {
  return `, ${String(count)} more could be started`;
}
