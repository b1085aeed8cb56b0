import { parseCgroup, parseCgroupMounts, type CgroupMount, type CgroupRow } from './parseCgroup';

/**
 * The folders that list a container's processes, one for each hierarchy, the best first: from the
 * texts of its main process's `cgroup` and of our own `mountinfo`. A container's group is the innermost
 * whose name holds its whole id, and it may have others inside: `/docker/ID`, `docker-ID.scope`,
 * `libpod-ID.scope/container`. None where the paths are told from inside another namespace of groups, and
 * so do not begin where the mounted hierarchy does.
 */
export function cgroupFolders(cgroup: string, mountInfo: string, id: string): readonly string[] {
  const mounts = parseCgroupMounts(mountInfo).filter(({ path }) => path === '/');
  const rows = parseCgroup(cgroup).toSorted((one, other) => rank(one) - rank(other));
  return rows.flatMap((row) => {
    const group = groupOf(row.path, id);
    const place = mounts.find((each) => isSameHierarchy(row, each));
    return group === undefined || place === undefined ? [] : `${place.mountPoint}${group}`;
  });
}

/** That of `pids` also counts what is in it; the unified one is there wherever systemd is. */
function rank({ controllers }: CgroupRow): number {
  if (controllers.includes('pids')) return 0;
  return controllers.length === 0 ? 1 : 2;
}

function groupOf(path: string, id: string): string | undefined {
  const names = path.split('/');
  if (names.includes('..')) return undefined;
  const last = names.findLastIndex((name) => name.includes(id));
  return last === -1 ? undefined : names.slice(0, last + 1).join('/');
}

function isSameHierarchy(row: CgroupRow, place: CgroupMount): boolean {
  return row.controllers.length === 0
    ? place.controllers.length === 0
    : row.controllers.every((controller) => place.controllers.includes(controller));
}
