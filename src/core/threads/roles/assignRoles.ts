import type { ProcessSnapshot } from '../snapshot';
import { httpd } from './httpd';
import type { PlainProcess, RoleRule } from './roleRule';
import { shape } from './shape';
import { shell } from './shell';

/** In order; the first that knows a process decides. A new server is one file and one line here. */
const rules: readonly RoleRule[] = [httpd, shell, shape];

/** Gives every process and thread its role. */
export function assignRoles(processes: readonly PlainProcess[]): readonly ProcessSnapshot[] {
  const byPid = new Map(processes.map((process) => [process.pid, process]));
  const childrenOf = groupByParent(processes);
  return processes.map((process) => {
    const family = {
      parent: byPid.get(process.ppid),
      children: childrenOf.get(process.pid) ?? [],
    };
    const roles = firstAnswer(rules, (rule) => rule(process, family));
    return {
      ...process,
      role: roles?.process ?? 'other',
      threads: process.threads.map((thread) => ({
        ...thread,
        role: roles?.thread(thread) ?? 'other',
      })),
    };
  });
}

function groupByParent(
  processes: readonly PlainProcess[],
): ReadonlyMap<number, readonly PlainProcess[]> {
  const groups = new Map<number, PlainProcess[]>();
  for (const process of processes) {
    const group = groups.get(process.ppid);
    if (group === undefined) groups.set(process.ppid, [process]);
    else group.push(process);
  }
  return groups;
}

function firstAnswer<T, R>(askable: readonly T[], ask: (one: T) => R | undefined): R | undefined {
  for (const one of askable) {
    const answer = ask(one);
    if (answer !== undefined) return answer;
  }
  return undefined;
}
