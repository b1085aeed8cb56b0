import type { ProcessSnapshot } from '../snapshot';
import type { PlainProcess, RoleRule } from './roleRule';
import { serverOf } from './servers';
import { shape } from './shape';
import { shell } from './shell';

const server: RoleRule = (process, family) => serverOf(process)?.roles(process, family);

/** In order; the first that knows a process decides. */
const rules: readonly RoleRule[] = [server, shell, shape];

/** Gives every process and thread its role. */
export function assignRoles(processes: readonly PlainProcess[]): readonly ProcessSnapshot[] {
  const byPid = new Map(processes.map((process) => [process.pid, process]));
  const childrenOf = groupByParent(processes);
  return processes.map((process) => {
    const family = {
      parent: byPid.get(process.ppid),
      children: childrenOf.get(process.pid) ?? [],
      siblings: childrenOf.get(process.ppid) ?? [],
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
