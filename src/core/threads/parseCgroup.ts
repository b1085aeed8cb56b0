/** Where a process stands in one hierarchy of control groups. */
export interface CgroupRow {
  /** `['pids']`, `['cpu', 'cpuacct']`, `['name=systemd']`; none is the unified hierarchy (v2). */
  readonly controllers: readonly string[];
  readonly path: string;
}

/** A mounted hierarchy of control groups. */
export interface CgroupMount extends CgroupRow {
  readonly mountPoint: string;
}

/** Reads the text of `/proc/PID/cgroup`, one `NUMBER:CONTROLLERS:PATH` a line. */
export function parseCgroup(text: string): readonly CgroupRow[] {
  return text.split('\n').flatMap((line) => {
    const [, controllers, path] = /^\d+:([^:]*):(\/.*)$/.exec(line) ?? [];
    if (controllers === undefined || path === undefined) return [];
    return { controllers: controllers.split(',').filter(Boolean), path };
  });
}

/** `ID PARENT DEVICE ROOT MOUNT-POINT OPTIONS [TAGS...] - TYPE SOURCE OPTIONS` */
const mount = /^\d+ \d+ \S+ (?<path>\S+) (?<point>\S+) .*? - (?<type>cgroup2?) \S+ (?<options>\S+)/;

/** The hierarchies in the text of `/proc/PID/mountinfo`; `path` is the group that is their root. */
export function parseCgroupMounts(text: string): readonly CgroupMount[] {
  return text.split('\n').flatMap((line) => {
    const { path, point, type, options } = mount.exec(line)?.groups ?? {};
    if (path === undefined || point === undefined || options === undefined) return [];
    const controllers = type === 'cgroup2' ? [] : options.split(',');
    return { controllers, path: unescaped(path), mountPoint: unescaped(point) };
  });
}

/** The kernel writes spaces, tabs, newlines and backslashes of a path as `\040`. */
function unescaped(path: string): string {
  return path.replaceAll(/\\([0-7]{3})/g, (_, code: string) =>
    String.fromCharCode(parseInt(code, 8)),
  );
}
