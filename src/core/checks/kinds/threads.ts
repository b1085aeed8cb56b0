import type { Snapshot, ThreadRole } from '../../threads/snapshot';
import { readAmount, type AmountText } from '../amount';
import type { CheckKind } from '../checkKind';
import { counted, countedKind } from '../../base/words';
import { matchingProcesses } from './processes';

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
    const { kind, after } = phraseOf(expects);
    const { words, count } = readAmount(expects.total, names);
    return `${countedKind(count, kind, 'thread', words)}${after}`;
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
    const { kind, after } = phraseOf(expects);
    return {
      holds: readAmount(total, names).holds(sum),
      seen: `${countedKind(sum, kind, 'thread')}${after} in ${counted(processes.length, 'process')}`,
      evidence: own.map(({ pid, count }) => `PID ${String(pid)}: ${counted(count, 'thread')}`),
    };
  },
};

function phraseOf({ command, match, role, state }: Expects): { kind: string; after: string } {
  const kind = [command, role].filter((word) => word !== undefined).join(' ');
  const after = `${match === undefined ? '' : ` of processes matching "${match}"`}${
    state === undefined ? '' : ` in state ${state}`
  }`;
  return { kind, after };
}
