import { readdirSync, statSync } from 'node:fs';
import type { ThreadReading } from '../../core/threads/assembleSnapshot';
import { threadCount, type ProcStat } from '../../core/threads/parseProcStat';
import { parseSyscall } from '../../core/threads/parseSyscall';
import type { ThreadState } from '../../core/threads/snapshot';
import type { KernelArchitecture } from '../../core/threads/systemCallNames';
import { lacksDescriptor } from '../../proc/procFiles';
import type { Room } from './keptFiles';
import { KnownThread } from './knownThread';
import type { Pace } from './pace';

/** In these a thread waits for nothing: it runs, or has ended. */
const notWaiting: ReadonlySet<ThreadState> = new Set<ThreadState>(['R', 'Z', 'X', '?']);

/** What all processes of one container have in common. */
export interface Surroundings {
  readonly level: number;
  readonly architecture: KernelArchitecture | undefined;
  readonly room: Room;
}

/** What a sample found of one process; numbers of processes are those of this machine. */
export interface Found {
  readonly main: ProcStat;
  readonly owner: number;
  /** Numbered as inside. */
  readonly threads: readonly ThreadReading[];
}

/** A process of this machine, met in one sample and found again in the next. */
export class KnownProcess {
  readonly #main: KnownThread;
  /** All but the main thread, by their LWPs on this machine. */
  #others: ReadonlyMap<number, KnownThread> = new Map();
  /** The user as whom it did not let us see what its threads wait for. */
  #closedAs: number | undefined;

  constructor(
    readonly hostPid: number,
    /** Its folder. */
    readonly path: string,
    private readonly surroundings: Surroundings,
  ) {
    this.#main = this.#thread(hostPid);
  }

  /** Its PID inside, once it was met; undefined where it is not in the container's PID namespace. */
  get inside(): number | undefined {
    return this.#main.inside;
  }

  /**
   * The process with all of its threads; undefined once it has ended. What has begun after so many ticks is
   * another one that has its number.
   */
  async read(latestStart: number, pace: Pace): Promise<Found | undefined> {
    const met = this.#main.stat();
    if (met === undefined || met.stat.startTicks > latestStart) return undefined;
    const owner = statSync(this.path, { throwIfNoEntry: false })?.uid;
    if (owner === undefined || this.inside === undefined) return undefined;
    const main = this.#reading(this.#main, met.stat, owner);
    const count = threadCount(met.record) - 1;
    const others = await this.#readOthers(count, owner, pace);
    // Where a thread has ended all of the process may have, and then what was seen is not all of it.
    if (others.length < count && !this.#isWhole) return undefined;
    return { main: met.stat, owner, threads: [...main, ...others] };
  }

  /** Whether it is still the process that it was, if only a zombie. */
  get isSame(): boolean {
    return this.#main.stat() !== undefined;
  }

  get #isWhole(): boolean {
    const state = this.#main.stat()?.stat.state;
    return state !== undefined && state !== 'Z' && state !== 'X';
  }

  close(): void {
    this.#main.close();
    for (const thread of this.#others.values()) thread.close();
  }

  /** Where as many are there as before and all of those live, no other can have come. */
  async #readOthers(count: number, owner: number, pace: Pace): Promise<readonly ThreadReading[]> {
    if (this.#others.size !== count) this.#meetAll(count);
    const threads = await this.#readKnown(owner, pace);
    if (threads.length === count) return threads;
    this.#meetAll(count);
    return this.#readKnown(owner, pace);
  }

  async #readKnown(owner: number, pace: Pace): Promise<readonly ThreadReading[]> {
    const threads: ThreadReading[] = [];
    for (const thread of this.#others.values()) {
      const met = thread.stat();
      if (met !== undefined) threads.push(...this.#reading(thread, met.stat, owner));
      if (pace.isLong) await pace.rest();
    }
    return threads;
  }

  #meetAll(count: number): void {
    const before = this.#others;
    const ids = count === 0 ? [] : this.#ids();
    this.#others = new Map(ids.map((id) => [id, this.#stillKnown(id) ?? this.#thread(id)]));
    for (const [id, thread] of before) if (this.#others.get(id) !== thread) thread.close();
  }

  #stillKnown(id: number): KnownThread | undefined {
    const thread = this.#others.get(id);
    return thread?.stat() === undefined ? undefined : thread;
  }

  #ids(): readonly number[] {
    try {
      return readdirSync(`${this.path}/task`)
        .map(Number)
        .filter((id) => id !== this.hostPid);
    } catch (caught) {
      if (lacksDescriptor(caught)) throw caught;
      return [];
    }
  }

  #thread(id: number): KnownThread {
    const { level, room } = this.surroundings;
    return new KnownThread(`${this.path}/task/${id}`, level, room);
  }

  #reading(thread: KnownThread, stat: ProcStat, owner: number): readonly ThreadReading[] {
    if (thread.inside === undefined) return [];
    const line = notWaiting.has(stat.state) ? undefined : this.#systemCall(thread, owner);
    const waitsFor =
      line === undefined ? undefined : parseSyscall(line, this.surroundings.architecture);
    return [{ stat: { ...stat, id: thread.inside }, waitsFor }];
  }

  /** Whether it may be read is asked once as long as the process runs as that user: a refusal costs more
   * than an answer. */
  #systemCall(thread: KnownThread, owner: number): string | undefined {
    if (this.#closedAs === owner) return undefined;
    const line = thread.systemCall();
    this.#closedAs = thread.isRefused ? owner : undefined;
    return line;
  }
}
