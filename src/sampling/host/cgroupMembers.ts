import { readdirSync, statSync } from 'node:fs';
import { readList } from './readNow';

/** A folder has two links, and one more for each folder in it. */
const linksOfLeaf = 2;

/** The processes of a control group and of all groups inside it, by their PIDs on this machine; undefined
 * where the group cannot be read or is gone. Zombies are not among them. */
export function cgroupMembers(folder: string): ReadonlySet<number> | undefined {
  const pids = new Set<number>();
  return addMembers(folder, pids) ? pids : undefined;
}

/** How many processes and threads it has by the kernel's own count, zombies included; undefined where
 * this hierarchy does not count them. */
export function cgroupTaskCount(folder: string): number | undefined {
  const text = readList(`${folder}/pids.current`);
  return text === undefined ? undefined : Number(text);
}

function addMembers(folder: string, pids: Set<number>): boolean {
  const list = readList(`${folder}/cgroup.procs`);
  if (list === undefined) return false;
  for (const line of list.split('\n')) if (line !== '') pids.add(Number(line));
  // One that has just been removed, or has threads only, adds nothing.
  for (const name of groupsIn(folder)) addMembers(`${folder}/${name}`, pids);
  return true;
}

/** Few containers have groups inside, and to count links is cheaper than to list a folder of files. */
function groupsIn(folder: string): readonly string[] {
  try {
    if (statSync(folder).nlink === linksOfLeaf) return [];
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name);
  } catch {
    return [];
  }
}
