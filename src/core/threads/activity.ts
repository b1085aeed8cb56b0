import * as l10n from '@vscode/l10n';
import { counted, readable } from '../base/words';
import { countsFor } from '../flood/countsFor';
import type { FloodState } from '../ports';
import {
  countRole,
  countThreads,
  groupProcesses,
  isRead,
  type ProcessGroups,
} from './processGroups';
import type { OpenCounts, Snapshot } from './snapshot';

// What is there and what it does, in the words of every view.

/** The header: `17 processes, 113 threads`. */
export function headline({ parents, workers, others }: ProcessGroups): string {
  const all = [...parents, ...workers, ...others];
  return [counted(all.length, 'process'), counted(countThreads(all), 'thread')].join(', ');
}

/** What the server is doing: `80 serving, 20 connections wait: every worker thread is busy`. */
export function activity(
  snapshot: Snapshot,
  facts: Readonly<Record<string, number>>,
  flood: FloodState | undefined,
): string {
  const { parents, workers } = groupProcesses(snapshot);
  const serving = countRole([...parents, ...workers], 'serving');
  const idle = countRole([...parents, ...workers], 'idle');
  const counts = countsFor(flood, snapshot.connections);
  if (serving + idle === 0) return openConnections(counts);
  const waiting = counts.queueLength === 0 ? [] : [waitLine(counts.queueLength)];
  if (!workers.every(isRead))
    return [
      l10n.t('{0} serving and {1} idle of the threads on the screen', serving, idle),
      ...waiting,
    ].join(', ');
  if (idle === 0)
    return l10n.t(
      '{0}: every worker thread is busy',
      [l10n.t('{0} serving', readable(serving)), ...waiting].join(', '),
    );
  const resting =
    serving === 0
      ? [restingLine(idle, facts)]
      : [l10n.t('{0} serving', readable(serving)), l10n.t('{0} idle', readable(idle))];
  return [...resting, ...waiting].join(', ');
}

/** `20 connections wait`, in the accept queue. */
export function waitLine(queued: number): string {
  const connections = counted(queued, 'connection');
  return queued === 1 ? l10n.t('{0} waits', connections) : l10n.t('{0} wait', connections);
}

function openConnections({ established, queued }: OpenCounts): string {
  const open = established + queued;
  return open === 0 ? '' : openLine(open);
}

/** Connections that are open on both sides: `3 connections open`. */
export function openLine(open: number): string {
  const connections = counted(open, 'connection');
  return open === 1
    ? l10n.t({ message: '{0} open', args: [connections], comment: 'one' })
    : l10n.t('{0} open', connections);
}

function restingLine(idle: number, facts: Readonly<Record<string, number>>): string {
  const most = facts['MaxSpareThreads'];
  const threads = counted(idle, 'worker thread');
  return most === undefined || idle <= most
    ? l10n.t('{0} idle', threads)
    : l10n.t('{0} idle, above MaxSpareThreads {1}: some workers will exit', threads, most);
}
