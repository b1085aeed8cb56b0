import type { Snapshot, ThreadRole } from '../../threads/snapshot';
import { readAmount, type AmountText } from '../amount';
import type { CheckKind } from '../checkKind';
import { counted } from '../../base/words';
import { matchingProcesses } from './processes';

interface Expects {
  readonly command?: string;
  readonly role?: ThreadRole;
  readonly total: AmountText;
}

/** `threads: { command: httpd, total: 113 }`: threads of all matching processes together. */
export const threadsKind: CheckKind<Expects, Snapshot> = {
  kind: 'threads',
  observe: (_, observer) => observer.snapshot(),
  judge({ command, role, total }, snapshot, names) {
    const processes = matchingProcesses(command === undefined ? {} : { command }, snapshot);
    const own = processes.map(({ pid, threads }) => ({
      pid,
      count: threads.filter((thread) => role === undefined || thread.role === role).length,
    }));
    const sum = own.reduce((before, { count }) => before + count, 0);
    const wanted = readAmount(total, names);
    const noun = [command, role, 'thread'].filter((word) => word !== undefined).join(' ');
    return {
      holds: wanted.holds(sum),
      expected: `${wanted.words} ${noun}${wanted.isOne ? '' : 's'}`,
      seen: `${counted(sum, noun)} in ${counted(processes.length, 'process')}`,
      evidence: own.map(({ pid, count }) => `PID ${String(pid)}: ${counted(count, 'thread')}`),
    };
  },
};
