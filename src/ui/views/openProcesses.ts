/** What the row of a process is known by: by the start it is named for good. */
export function processRowId(container: string, pid: number, startTicks: number): string {
  return ['process', container, pid, startTicks].join(' ');
}

/** The PIDs of a container's processes among rows that are open. */
export function openPids(rows: Iterable<string>, container: string): readonly number[] {
  return [...rows].flatMap((id) => {
    const [kind, of, pid] = id.split(' ');
    return kind === 'process' && of === container ? [Number(pid)] : [];
  });
}
