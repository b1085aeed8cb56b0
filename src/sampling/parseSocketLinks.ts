/**
 * Reads what `ls -ln /proc/PID/fd ...` printed: by PID, the inodes of the sockets that the process has
 * open, and an empty list for one that has none. Processes whose files may not be read are not among them.
 */
export function parseSocketLinks(text: string): ReadonlyMap<number, readonly number[]> {
  const folders = new Map<number, Folder>();
  let own: Folder = { sockets: [], links: 0, told: 0 };
  for (const line of text.split('\n')) {
    const pid = /^\/proc\/(\d+)\/fd:$/.exec(line)?.[1];
    const inode = / -> socket:\[(\d+)\]$/.exec(line)?.[1];
    if (line === '' || pid !== undefined) own = { sockets: [], links: 0, told: 0 };
    if (pid !== undefined) folders.set(Number(pid), own);
    if (inode !== undefined) own.sockets.push(Number(inode));
    if (line.startsWith('l')) own.links += 1;
    if (line.includes(' -> ')) own.told += 1;
  }
  // Root may list the folder of any process, but without SYS_PTRACE not see where its links lead.
  const readable = [...folders].filter(([, { links, told }]) => links === 0 || told > 0);
  return new Map(readable.map(([pid, { sockets }]) => [pid, sockets]));
}

/** How many of the accepted sockets are among those of a process; undefined where these are not known. */
export function heldOf(
  own: readonly number[] | undefined,
  accepted: ReadonlySet<number>,
): number | undefined {
  return own?.filter((inode) => accepted.has(inode)).length;
}

/** What was printed of one process's open files. */
interface Folder {
  readonly sockets: number[];
  links: number;
  /** Of how many links it was told where they lead: one alone may have just been closed. */
  told: number;
}
