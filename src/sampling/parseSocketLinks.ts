/**
 * Reads what `ls -ln /proc/PID/fd ...` printed: by PID, the inodes of the sockets that the process has
 * open, and an empty list for one that has none. Folders that may not be read are not among them.
 */
export function parseSocketLinks(text: string): ReadonlyMap<number, readonly number[]> {
  const links = new Map<number, number[]>();
  let own: number[] = [];
  for (const line of text.split('\n')) {
    const pid = /^\/proc\/(\d+)\/fd:$/.exec(line)?.[1];
    const inode = / -> socket:\[(\d+)\]$/.exec(line)?.[1];
    if (line === '') own = [];
    if (pid !== undefined) links.set(Number(pid), (own = []));
    else if (inode !== undefined) own.push(Number(inode));
  }
  return links;
}
