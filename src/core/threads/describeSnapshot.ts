import * as l10n from '@vscode/l10n';
import { readable } from '../base/words';
import { countsFor } from '../flood/countsFor';
import { headline, waitLine } from './activity';
import { countRole, groupProcesses } from './processGroups';
import type { Snapshot } from './snapshot';

/** A snapshot in one line of words, without what is there only because Live Labs looks, the same as the
 * thread view tells: "17 processes, 113 threads, 80 serving, 20 connections wait". */
export function describeSnapshot(snapshot: Snapshot): string {
  const groups = groupProcesses(snapshot);
  const { parents, workers, others } = groups;
  const serving = countRole([...parents, ...workers, ...others], 'serving');
  const { queueLength } = countsFor(undefined, snapshot.connections);
  return [
    headline(groups),
    ...(serving > 0 ? [l10n.t('{0} serving', readable(serving))] : []),
    ...(queueLength > 0 ? [waitLine(queueLength)] : []),
  ].join(', ');
}
