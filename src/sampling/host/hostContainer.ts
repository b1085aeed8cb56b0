import type { ContainerFacts } from '../../core/ports';
import { cgroupFolders } from '../../core/threads/cgroupFolders';
import { parseProcStat } from '../../core/threads/parseProcStat';
import { parseStatus } from '../../core/threads/parseStatus';
import { parseUserMap, type UserMap } from '../../core/threads/parseUserMap';
import { bootTime, fitsStart } from '../../core/threads/startTimes';
import { readText } from '../../proc/procFiles';
import { isOnThisKernel } from '../../proc/sameKernel';
import { cgroupMembers } from './cgroupMembers';

/** A running container, as this machine's /proc and control groups show it. */
export interface HostContainer {
  /** Of its first process, on this machine. */
  readonly hostPid: number;
  readonly startTicks: number;
  /** When this machine was booted, in milliseconds since the epoch. */
  readonly bootedAt: number | undefined;
  /** Which of the numbers in a process's `NSpid` is the one inside. */
  readonly level: number;
  /** The control group with its processes. */
  readonly group: string;
  readonly userInside: UserMap;
}

/**
 * Finds a container on this machine; undefined where it cannot be proved to be here, or not all of it can
 * be seen. What the engine says of its first process has to fit: its groups name the container, it
 * started when the container did, it is the first in a PID namespace, and it is in a group that we can
 * list. With `--pid=host` it is not the first of any, and its processes have no numbers of their own.
 */
export async function findHostContainer(
  container: ContainerFacts,
  proc: string,
): Promise<HostContainer | undefined> {
  if (!(await isOnThisKernel(container, proc))) return undefined;
  const { id, hostPid, startedAt } = container;
  const own = `${proc}/${hostPid}`;
  const files = [`${own}/cgroup`, `${own}/status`, `${own}/stat`, `${own}/uid_map`];
  const texts = await Promise.all(
    [...files, `${proc}/stat`, `${proc}/self/mountinfo`].map(readText),
  );
  const [cgroup = '', status = '', stat = '', userMap = '', kernel = '', mounts = ''] = texts;
  const main = parseProcStat(stat.trimEnd());
  const numbers = parseStatus(status)?.namespacePids ?? [];
  if (main === undefined || main.state === 'Z' || !fitsStart(main.startTicks, kernel, startedAt))
    return undefined;
  if (numbers.length < 2 || numbers[0] !== hostPid || numbers.at(-1) !== 1) return undefined;
  const group = cgroupFolders(cgroup, mounts, id).find((folder) =>
    cgroupMembers(folder)?.has(hostPid),
  );
  if (group === undefined) return undefined;
  const { startTicks } = main;
  const userInside = parseUserMap(userMap);
  const bootedAt = bootTime(kernel);
  return { hostPid, startTicks, bootedAt, level: numbers.length - 1, group, userInside };
}
