import * as l10n from '@vscode/l10n';
import { counted } from '../base/words';
import type { Snapshot } from './snapshot';

/** A snapshot in one line of words, without what is there only because Live Labs looks:
 * "17 processes, 113 threads, 80 serving, 20 connections wait". */
export function describeSnapshot({ processes, connections }: Snapshot): string {
  const seen = processes.filter(({ ours }) => !ours);
  const threads = seen.flatMap((process) => process.threads);
  const serving = threads.filter(({ role }) => role === 'serving').length;
  const queued = connections?.queued ?? 0;
  return [
    counted(seen.length, 'process'),
    counted(
      seen.reduce((sum, { threadCount }) => sum + threadCount, 0),
      'thread',
    ),
    ...(serving > 0 ? [l10n.t('{0} serving', serving)] : []),
    ...(queued > 0
      ? [
          queued === 1
            ? l10n.t('{0} waits', counted(queued, 'connection'))
            : l10n.t('{0} wait', counted(queued, 'connection')),
        ]
      : []),
  ].join(', ');
}
