import { readdirSync, statSync } from 'node:fs';
import { lacksDescriptor } from '../../proc/procFiles';
import { readList } from './readNow';

/** A folder has two links, and one more for each folder in it. */
const linksOfLeaf = 2;

/** The processes of a control group and of all groups inside it, by their PIDs on this machine; undefined
 * where the group cannot be read or is gone. Zombies are not among them. */
export function cgroupMembers(folder: string): ReadonlySet<number> | undefined {
  const own = readList(`${folder}/cgroup.procs`);
  if (own === undefined) return undefined;
  const pids = new Set(numbersIn(own));
  for (const group of groupsIn(folder)) addMembers(group, pids);
  return pids;
}

/** How many processes and threads it has by the kernel's own count, zombies included; undefined where
 * this hierarchy does not count them. */
export function cgroupTaskCount(folder: string): number | undefined {
  const text = readList(`${folder}/pids.current`);
  return text === undefined ? undefined : Number(text);
}

/** A group that has just been removed adds nothing, nor does one of threads, whose processes are listed
 * further out. */
function addMembers(folder: string, pids: Set<number>): void {
  for (const pid of numbersIn(readList(`${folder}/cgroup.procs`) ?? '')) pids.add(pid);
  for (const group of groupsIn(folder)) addMembers(group, pids);
}

function numbersIn(list: string): readonly number[] {
  return list.split('\n').filter(Boolean).map(Number);
}

/** Few containers have groups inside, and to count links is cheaper than to list a folder of files. */
function groupsIn(folder: string): readonly string[] {
  try {
    if (statSync(folder).nlink === linksOfLeaf) return [];
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => `${folder}/${name}`);
  } catch (caught) {
    if (lacksDescriptor(caught)) throw caught;
    return [];
  }
}
