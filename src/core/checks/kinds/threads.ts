import * as l10n from '@vscode/l10n';
import type { Snapshot, ThreadRole } from '../../threads/snapshot';
import { readAmount, type AmountText } from '../amount';
import type { CheckKind } from '../checkKind';
import { counted, countedKind } from '../../base/words';
import { inState, matchingProcesses } from './processes';

interface Expects {
  readonly command?: string;
  /** A regular expression over the command line of their process. */
  readonly match?: string;
  readonly role?: ThreadRole;
  /** The letter that ps shows. */
  readonly state?: string;
  readonly total: AmountText;
}

/** `threads: { command: httpd, total: 113 }`: threads of all matching processes together. */
export const threadsKind: CheckKind<Expects, Snapshot> = {
  kind: 'threads',
  expected(expects, names) {
    const { words, count } = readAmount(expects.total, names);
    return phraseOf(expects, count, words);
  },
  observe: (_, observer) => observer.snapshot(),
  judge(expects, snapshot, names) {
    const { role, state, total, ...selection } = expects;
    const processes = matchingProcesses(selection, snapshot);
    const own = processes.map(({ pid, threads }) => ({
      pid,
      count: threads.filter(
        (thread) =>
          (role === undefined || thread.role === role) &&
          (state === undefined || thread.state === state),
      ).length,
    }));
    const sum = own.reduce((before, { count }) => before + count, 0);
    return {
      holds: readAmount(total, names).holds(sum),
      seen: l10n.t({
        message: '{0} in {1}',
        args: [phraseOf(expects, sum, String(sum)), counted(processes.length, 'process')],
        comment: 'threads, processes',
      }),
      evidence: own.map(({ pid, count }) => `PID ${String(pid)}: ${counted(count, 'thread')}`),
    };
  },
};

function phraseOf({ command, match, role, state }: Expects, count: number, shown: string): string {
  const kind = [command, role && threadRoles[role]()].filter((word) => word !== undefined);
  const told = countedKind(count, kind.join(' '), 'thread', shown);
  const matching =
    match === undefined ? told : l10n.t('{0} of processes matching "{1}"', told, match);
  return inState(matching, state);
}

/** The roles as they stand before the noun; in other languages behind it. */
const threadRoles: Readonly<Record<ThreadRole, () => string>> = {
  main: () => l10n.t({ message: 'main', comment: '{0} ... threads' }),
  listener: () => l10n.t({ message: 'listener', comment: '{0} ... threads' }),
  serving: () => l10n.t({ message: 'serving', comment: '{0} ... threads' }),
  idle: () => l10n.t({ message: 'idle', comment: '{0} ... threads' }),
  other: () => l10n.t({ message: 'other', comment: '{0} ... threads' }),
};
