import type { ProcessSnapshot } from './snapshot';

/** A process and how many of the listed ones it descends from. */
export interface ForestRow {
  readonly process: ProcessSnapshot;
  readonly depth: number;
}

/** Every process once, each after its parent and before whoever comes next to that. One whose parent is not
 * among them stands at the left, as what `docker exec` starts does. */
export function processForest(processes: readonly ProcessSnapshot[]): readonly ForestRow[] {
  const pids = new Set(processes.map(({ pid }) => pid));
  const children = new Map<number, ProcessSnapshot[]>();
  for (const process of processes) {
    const siblings = children.get(process.ppid);
    if (siblings === undefined) children.set(process.ppid, [process]);
    else siblings.push(process);
  }
  const rows: ForestRow[] = [];
  const placed = new Set<ProcessSnapshot>();
  // A loop over what is due, since a chain of parents may be longer than calls can be deep.
  const place = (root: ProcessSnapshot): void => {
    const due: ForestRow[] = [{ process: root, depth: 0 }];
    for (let row = due.pop(); row !== undefined; row = due.pop()) {
      const { process, depth } = row;
      if (placed.has(process)) continue;
      placed.add(process);
      rows.push(row);
      const own = children.get(process.pid) ?? [];
      due.push(...own.toReversed().map((child) => ({ process: child, depth: depth + 1 })));
    }
  };
  processes.filter(({ ppid }) => !pids.has(ppid)).forEach(place);
  // Only a list that contradicts itself, read while a PID was given anew, has any left in a circle.
  processes.filter((process) => !placed.has(process)).forEach(place);
  return rows;
}
