import type { ProcessRole, ProcessSnapshot, Snapshot, ThreadState } from '../../threads/snapshot';
import { readAmount, type AmountText } from '../amount';
import { matchingLine } from '../authorPattern';
import type { CheckKind } from '../checkKind';
import type { Names } from '../names';
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
    const { kind, after } = phraseOf(expects);
    const each = expects.threads === undefined ? '' : threadsWanted(expects.threads, count, names);
    return `${countedKind(count.count, kind, 'process', count.words)}${after}${each}`;
  },
  observe: (_, observer) => observer.snapshot(),
  judge(expects, snapshot, names) {
    const found = matchingProcesses(expects, snapshot);
    const count = readAmount(expects.count ?? '>= 1', names);
    const threads = expects.threads === undefined ? undefined : readAmount(expects.threads, names);
    const { kind, after } = phraseOf(expects);
    return {
      holds:
        count.holds(found.length) &&
        (threads === undefined || found.every((process) => threads.holds(process.threads.length))),
      seen: `${countedKind(found.length, kind, 'process')}${after}${
        threads === undefined ? '' : threadsOf(found)
      }`,
      evidence: found.map(
        ({ pid, ppid, user, threads: own, commandLine }) =>
          `PID ${String(pid)} PPID ${String(ppid)} ${user} NLWP ${String(own.length)} ${commandLine}`,
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
      (state === undefined || stateOf(process) === state),
  );
}

function stateOf({ pid, threads }: ProcessSnapshot): ThreadState | undefined {
  return threads.find(({ lwp }) => lwp === pid)?.state;
}

function phraseOf({ command, match, user, role, state }: Expects): { kind: string; after: string } {
  const kind = [command, role].filter((word) => word !== undefined).join(' ');
  const after = `${user === undefined ? '' : ` of ${user}`}${
    match === undefined ? '' : ` matching "${match}"`
  }${state === undefined ? '' : ` in state ${state}`}`;
  return { kind, after };
}

function threadsWanted(
  expects: AmountText,
  { count }: { readonly count: number },
  names: Names,
): string {
  const threads = readAmount(expects, names);
  return ` with ${counted(threads.count, 'thread', threads.words)}${count === 1 ? '' : ' each'}`;
}

/** ` with 7 threads each`, or the different numbers that were seen. */
function threadsOf(found: readonly ProcessSnapshot[]): string {
  const numbers = found.map((process) => process.threads.length);
  const first = numbers[0];
  if (first === undefined) return '';
  return numbers.every((number) => number === first)
    ? ` with ${counted(first, 'thread')}${found.length === 1 ? '' : ' each'}`
    : ` with ${listed(numbers.map(String))} threads`;
}
