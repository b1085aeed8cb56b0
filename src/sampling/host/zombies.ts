import { readdirSync } from 'node:fs';
import type { ProcStat } from '../../core/threads/parseProcStat';
import { cgroupTaskCount } from './cgroupMembers';
import type { HostProcess } from './hostProcesses';
import { readStat } from './readStat';

/** Where nothing counts them they are searched for this often. */
const searchMilliseconds = 1000;

/**
 * Finds the zombies of a container. A control group does not list them any more, but still counts them; so
 * all processes of this machine are looked through only where it counts more than was seen.
 */
export class Zombies {
  #known: readonly ProcStat[] = [];
  /** How many more than were seen it still counted after the last search. */
  #unexplained = 0;
  #searchedAt = -Infinity;

  constructor(
    private readonly group: string,
    private readonly proc: string,
  ) {}

  /** Those that were found before and are still there, by their PIDs on this machine. */
  still(): readonly number[] {
    this.#known = this.#known.filter(({ id, startTicks }) => {
      const now = this.#zombie(id);
      return now?.startTicks === startTicks;
    });
    return this.#known.map(({ id }) => id);
  }

  /** Looks for more, where there are more than what was seen; `now` in milliseconds. */
  haveCome(seen: readonly HostProcess[], now: number): boolean {
    const threads = seen.reduce((sum, process) => sum + process.threadCount, 0);
    const count = cgroupTaskCount(this.group);
    const surplus = count === undefined ? 0 : count - threads;
    const isDue =
      count === undefined
        ? now - this.#searchedAt >= searchMilliseconds
        : surplus !== this.#unexplained;
    if (!isDue) return false;
    this.#searchedAt = now;
    const found = this.#without(new Set(seen.map(({ hostPid }) => hostPid)));
    this.#known = [...this.#known, ...found];
    this.#unexplained = surplus - found.length;
    return found.length > 0;
  }

  #without(seen: ReadonlySet<number>): readonly ProcStat[] {
    return readdirSync(this.proc).flatMap((name) => {
      const pid = Number(name);
      const stat = Number.isNaN(pid) || seen.has(pid) ? undefined : this.#zombie(pid);
      return stat !== undefined && seen.has(stat.ppid) ? stat : [];
    });
  }

  #zombie(pid: number): ProcStat | undefined {
    const stat = readStat(this.proc, pid);
    return stat?.state === 'Z' ? stat : undefined;
  }
}
