import { readdirSync, readFileSync } from 'node:fs';

/** A process of this machine. */
export interface TreeProcess {
  readonly pid: number;
  readonly commandLine: string;
}

/** All processes below one, by what the system says now. */
export function processesBelow(root: number): readonly TreeProcess[] {
  const children = new Map<number, number[]>();
  for (const pid of readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)) {
    const parent = parentOf(pid);
    if (parent !== undefined) children.set(parent, [...(children.get(parent) ?? []), pid]);
  }
  const found: TreeProcess[] = [];
  const left = [...(children.get(root) ?? [])];
  for (let pid = left.pop(); pid !== undefined; pid = left.pop()) {
    found.push({ pid, commandLine: read(pid, 'cmdline')?.replaceAll('\0', ' ').trim() ?? '' });
    left.push(...(children.get(pid) ?? []));
  }
  return found;
}

/** Whether a process is there that has not ended. */
export function isAlive(pid: number): boolean {
  const state = afterName(read(pid, 'stat'))?.[0];
  return state !== undefined && state !== 'Z';
}

function parentOf(pid: number): number | undefined {
  const parent = afterName(read(pid, 'stat'))?.[1];
  return parent === undefined ? undefined : Number(parent);
}

/** The words behind the name of the program, which may hold anything. */
function afterName(stat: string | undefined): readonly string[] | undefined {
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
}

/** Undefined where the process has ended meanwhile. */
function read(pid: number, file: string): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return undefined;
  }
}
