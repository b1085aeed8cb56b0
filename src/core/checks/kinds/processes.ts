import * as l10n from '@vscode/l10n';
import { mainThread } from '../../threads/mainThread';
import type { ProcessRole, ProcessSnapshot, Snapshot } from '../../threads/snapshot';
import { readAmount, type AmountText } from '../amount';
import { matchingLine } from '../authorPattern';
import type { CheckKind } from '../checkKind';
import { counted, countedKind, listed } from '../../base/words';

interface Selection {
  /** The program's name. */
  readonly command?: string;
  /** A regular expression over the whole command line. */
  readonly match?: string;
  readonly user?: string;
  readonly role?: ProcessRole;
  /** The letter that ps shows for a process: that of its main thread. */
  readonly state?: string;
}

interface Expects extends Selection {
  readonly count?: AmountText;
  /** Threads of each of them (ps calls it NLWP). */
  readonly threads?: AmountText;
}

/** `processes: { command: httpd, count: 3 }`: how many there are, and with how many threads. */
export const processesKind: CheckKind<Expects, Snapshot> = {
  kind: 'processes',
  expected(expects, names) {
    const count = readAmount(expects.count ?? '>= 1', names);
    const wanted = phraseOf(expects, count.count, count.words);
    if (expects.threads === undefined) return wanted;
    const threads = readAmount(expects.threads, names);
    return withThreads(wanted, counted(threads.count, 'thread', threads.words), count.count !== 1);
  },
  observe: (_, observer) => observer.snapshot(),
  judge(expects, snapshot, names) {
    const found = matchingProcesses(expects, snapshot);
    const count = readAmount(expects.count ?? '>= 1', names);
    const threads = expects.threads === undefined ? undefined : readAmount(expects.threads, names);
    const seen = phraseOf(expects, found.length, String(found.length));
    return {
      holds:
        count.holds(found.length) &&
        (threads === undefined || found.every((process) => threads.holds(process.threadCount))),
      seen: threads === undefined ? seen : withThreadsOf(seen, found),
      evidence: found.map(
        ({ pid, ppid, user, threadCount, commandLine }) =>
          `PID ${String(pid)} PPID ${String(ppid)} ${user} NLWP ${String(threadCount)} ${commandLine}`,
      ),
    };
  },
};

/** The container's own processes that fit; what we run there to look never counts. */
export function matchingProcesses(
  { command, match, user, role, state }: Selection,
  snapshot: Snapshot,
): readonly ProcessSnapshot[] {
  return snapshot.processes.filter(
    (process) =>
      !process.ours &&
      (command === undefined || process.command === command) &&
      (match === undefined || matchingLine(match, process.commandLine) !== undefined) &&
      (user === undefined || process.user === user) &&
      (role === undefined || process.role === role) &&
      (state === undefined || mainThread(process)?.state === state),
  );
}

function phraseOf(
  { command, match, user, role, state }: Selection,
  count: number,
  shown: string,
): string {
  const kind = [command, role && processRoles[role]()].filter((word) => word !== undefined);
  const told = countedKind(count, kind.join(' '), 'process', shown);
  const ofUser =
    user === undefined
      ? told
      : l10n.t({ message: '{0} of {1}', args: [told, user], comment: 'processes of a user' });
  const matching = match === undefined ? ofUser : l10n.t('{0} matching "{1}"', ofUser, match);
  return inState(matching, state);
}

/** Adds to what is counted the state it is in, as ps shows it. */
export function inState(told: string, state: string | undefined): string {
  return state === undefined ? told : l10n.t('{0} in state {1}', told, state);
}

/** The roles as they stand before the noun; in other languages behind it. */
const processRoles: Readonly<Record<ProcessRole, () => string>> = {
  parent: () => l10n.t({ message: 'parent', comment: '{0} ... processes' }),
  worker: () => l10n.t({ message: 'worker', comment: '{0} ... processes' }),
  shell: () => l10n.t({ message: 'shell', comment: '{0} ... processes' }),
  other: () => l10n.t({ message: 'other', comment: '{0} ... processes' }),
};

function withThreads(processes: string, threads: string, isEach: boolean): string {
  return isEach
    ? l10n.t('{0} with {1} each', processes, threads)
    : l10n.t({ message: '{0} with {1}', args: [processes, threads], comment: 'threads' });
}

/** `... with 7 threads each`, or the different numbers that were seen. */
function withThreadsOf(seen: string, found: readonly ProcessSnapshot[]): string {
  const numbers = found.map(({ threadCount }) => threadCount);
  const [first, ...others] = numbers;
  if (first === undefined) return seen;
  if (others.every((number) => number === first))
    return withThreads(seen, counted(first, 'thread'), found.length > 1);
  // Together they are more than one.
  const last = Math.max(2, others.at(-1) ?? first);
  return withThreads(seen, counted(last, 'thread', listed(numbers.map(String))), false);
}
