import { readdirSync, readlinkSync } from 'node:fs';
import { lacksDescriptor } from '../../proc/procFiles';
import type { HostProcess } from './hostProcesses';
import type { Pace } from './pace';

interface KnownHolder {
  readonly startTicks: number;
  /** Its open files and the connections there were, which most often are those of the sample before. */
  readonly seen: string;
  readonly held: number;
}

/** Counts which processes hold how many accepted connections, by the links of their open files. */
export class HeldSockets {
  /** By their PIDs on this machine. */
  #known: ReadonlyMap<number, KnownHolder> = new Map();

  constructor(private readonly proc: string) {}

  /**
   * How many of the `accepted` sockets each of these processes holds, by its PID on this machine; without
   * those whose files may not be read. A socket counts for each process that has it open.
   */
  async of(
    processes: readonly HostProcess[],
    accepted: ReadonlySet<number>,
    pace: Pace,
  ): Promise<ReadonlyMap<number, number>> {
    // Nobody holds one, whether that may be read or not.
    if (accepted.size === 0) return new Map(processes.map(({ hostPid }) => [hostPid, 0]));
    const sockets = [...accepted].join();
    const known = new Map<number, KnownHolder>();
    for (const process of processes) {
      const holder = this.#read(process, accepted, sockets);
      if (holder !== undefined) known.set(process.hostPid, holder);
      if (pace.isLong) await pace.rest();
    }
    this.#known = known;
    return new Map([...known].map(([hostPid, { held }]) => [hostPid, held]));
  }

  #read(
    { hostPid, main }: HostProcess,
    accepted: ReadonlySet<number>,
    sockets: string,
  ): KnownHolder | undefined {
    const folder = `${this.proc}/${hostPid}/fd`;
    try {
      const files = readdirSync(folder);
      const seen = `${files.join()} ${sockets}`;
      const before = this.#known.get(hostPid);
      if (before?.startTicks === main.startTicks && before.seen === seen) return before;
      const targets = files.map((file) => targetOf(`${folder}/${file}`));
      // Who may list the files is not always told where they lead; one alone may have just been closed.
      if (files.length > 0 && targets.every((target) => target === undefined)) return undefined;
      const held = targets.filter((target) => accepted.has(socketOf(target))).length;
      return { startTicks: main.startTicks, seen, held };
    } catch (caught) {
      if (lacksDescriptor(caught)) throw caught;
      return undefined;
    }
  }
}

/** Where the link of an open file leads; undefined where that is not told, or it has been closed. */
function targetOf(link: string): string | undefined {
  try {
    return readlinkSync(link);
  } catch {
    return undefined;
  }
}

/** The inode of the socket that an open file is; NaN of any other. */
function socketOf(target = ''): number {
  return Number(/^socket:\[(\d+)\]$/.exec(target)?.[1] ?? NaN);
}
