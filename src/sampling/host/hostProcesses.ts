import type { KernelArchitecture } from '../../core/threads/systemCallNames';
import { readUntil } from '../../proc/procFiles';
import type { Detail } from '../../core/threads/snapshot';
import { readsThreads } from '../../core/threads/detail';
import type { SampledProcess } from '../sampledProcess';
import type { HostContainer } from './hostContainer';
import type { Room } from './keptFiles';
import { KnownProcess, type Found, type Surroundings } from './knownProcess';
import type { Pace } from './pace';

/** A process of the container with its number on this machine. */
export type HostProcess = SampledProcess & Pick<Found, 'isClosed'> & { readonly hostPid: number };

/** Four bytes for each character that is shown of a command line. */
const longestCommandLine = 4096;

/** So many of them are open at once. */
const atOnce = 64;

/** Reads processes and their threads out of this machine's /proc, numbered as inside a container. */
export class HostProcesses {
  /** By their PIDs on this machine. */
  #known: ReadonlyMap<number, KnownProcess> = new Map();
  readonly #surroundings: Surroundings;

  constructor(
    private readonly container: Pick<HostContainer, 'level' | 'userInside'>,
    architecture: KernelArchitecture | undefined,
    /** Of memory, in bytes; undefined where it is not known. */
    private readonly pageBytes: number | undefined,
    room: Room,
    private readonly proc: string,
  ) {
    this.#surroundings = { level: container.level, architecture, room };
  }

  /**
   * Those of the given processes that are still there, with the threads that are wanted. They were listed at
   * `listedAt` ticks after boot: what has begun later is another process with the number of one.
   */
  async read(
    pids: Iterable<number>,
    listedAt: number,
    detail: Detail,
    pace: Pace,
  ): Promise<readonly HostProcess[]> {
    const before = this.#known;
    const known = new Map<number, KnownProcess>();
    this.#known = known;
    const wantsThreads = (inside: number): boolean => readsThreads(detail, inside);
    const found: HostProcess[] = [];
    try {
      for (const pid of pids) {
        const process = before.get(pid) ?? this.#process(pid);
        // Known from here on, so that its files are let go of also where the reading fails.
        known.set(pid, process);
        const read = await process.read(listedAt, wantsThreads, pace);
        if (read === undefined) {
          known.delete(pid);
          process.close();
          continue;
        }
        found.push(...this.#asSampled(process, read));
        if (pace.isLong) await pace.rest();
      }
    } finally {
      for (const [pid, process] of before) if (known.get(pid) !== process) process.close();
    }
    // A parent that has ended since is still known by the sample before.
    const inside = (pid: number): number => (known.get(pid) ?? before.get(pid))?.inside ?? 0;
    return found.map((each) => ({ ...each, main: { ...each.main, ppid: inside(each.main.ppid) } }));
  }

  /**
   * The arguments of processes by their PIDs inside, with a NUL after each, as far as they are shown;
   * without those that have ended. They stand in a process's own memory, which can be kept from us for
   * any time, so only these are read through the thread pool.
   */
  async commandLines(processes: readonly HostProcess[]): Promise<ReadonlyMap<number, string>> {
    const lines = new Map<number, string>();
    for (let at = 0; at < processes.length; at += atOnce) {
      const some = processes.slice(at, at + atOnce);
      const files = some.map(({ hostPid }) => `${this.proc}/${hostPid}/cmdline`);
      const texts = await Promise.all(files.map(commandLineOf));
      for (const [index, { main, hostPid }] of some.entries()) {
        const text = texts[index];
        const isSame = this.#known.get(hostPid)?.isSame === true;
        if (text !== undefined && isSame) lines.set(main.id, text);
      }
    }
    return lines;
  }

  /** Lets go of all files. */
  close(): void {
    for (const process of this.#known.values()) process.close();
    this.#known = new Map();
  }

  #process(pid: number): KnownProcess {
    return new KnownProcess(pid, `${this.proc}/${pid}`, this.#surroundings);
  }

  #asSampled({ hostPid, inside }: KnownProcess, found: Found): HostProcess[] {
    if (inside === undefined) return [];
    const { main, own, owner, threads, seesWaits, isClosed } = found;
    const { terminal, residentPages } = own;
    return [
      {
        main: { ...main, id: inside },
        hostPid,
        userId: this.container.userInside(owner),
        // One may have come or gone since they were counted.
        threadCount: threads.length === 0 ? own.threadCount : threads.length,
        threads,
        seesWaits,
        isClosed,
        terminal,
        residentBytes: this.pageBytes === undefined ? undefined : residentPages * this.pageBytes,
        heldConnections: undefined,
      },
    ];
  }
}

async function commandLineOf(file: string): Promise<string | undefined> {
  const bytes = await readUntil(file, (text) => text.length >= longestCommandLine);
  return bytes === undefined ? undefined : Buffer.from(bytes, 'latin1').toString('utf8');
}
