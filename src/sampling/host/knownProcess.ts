import { readdirSync, statSync } from 'node:fs';
import type { ThreadReading } from '../../core/threads/assembleSnapshot';
import {
  parseProcessStat,
  type ProcessStat,
  type ProcStat,
} from '../../core/threads/parseProcStat';
import { mayWait, parseSyscall, tellsWait } from '../../core/threads/parseSyscall';
import type { KernelArchitecture } from '../../core/threads/systemCallNames';
import { lacksDescriptor } from '../../proc/procFiles';
import type { Room } from './keptFiles';
import { KnownThread } from './knownThread';
import type { Pace } from './pace';

/** What all processes of one container have in common. */
export interface Surroundings {
  readonly level: number;
  readonly architecture: KernelArchitecture | undefined;
  readonly room: Room;
}

/** What a sample found of one process; numbers of processes are those of this machine. */
export interface Found {
  readonly main: ProcStat;
  readonly own: ProcessStat;
  readonly owner: number;
  /** Numbered as inside; empty where they were only counted. */
  readonly threads: readonly ThreadReading[];
  /** Whether it was told what they wait for, where it was asked. */
  readonly seesWaits: boolean;
  /** Whether we may not read it, which others may. */
  readonly isClosed: boolean;
}

/** A process of this machine, met in one sample and found again in the next. */
export class KnownProcess {
  /** As `/proc/PID` shows it. */
  readonly #whole: KnownThread;
  /** By their LWPs on this machine, the main thread among them; none while they are only counted. */
  #threads: ReadonlyMap<number, KnownThread> = new Map();
  /** The user as whom it did not let us see what its threads wait for. */
  #closedAs: number | undefined;
  #seesWaits = true;

  constructor(
    readonly hostPid: number,
    /** Its folder. */
    readonly path: string,
    private readonly surroundings: Surroundings,
  ) {
    this.#whole = this.#thread(path);
  }

  /** Its PID inside, once it was met; undefined where it is not in the container's PID namespace. */
  get inside(): number | undefined {
    return this.#whole.inside;
  }

  /**
   * The process, with all of its threads where those are wanted; undefined once it has ended. What has begun
   * after so many ticks is another one that has its number.
   */
  async read(
    latestStart: number,
    wantsThreads: (inside: number) => boolean,
    pace: Pace,
  ): Promise<Found | undefined> {
    const met = this.#whole.stat();
    if (met === undefined || met.stat.startTicks > latestStart) return undefined;
    const owner = statSync(this.path, { throwIfNoEntry: false })?.uid;
    const own = parseProcessStat(met.record);
    if (owner === undefined || own === undefined || this.inside === undefined) return undefined;
    if (!wantsThreads(this.inside)) {
      this.#forgetThreads();
      return { main: met.stat, own, owner, threads: [], seesWaits: false, isClosed: false };
    }
    this.#seesWaits = this.surroundings.architecture !== undefined;
    const threads = await this.#readThreads(own.threadCount, owner, pace);
    // Where a thread has ended all of the process may have, and then what was seen is not all of it.
    if (threads.length < own.threadCount && !this.#isWhole) return undefined;
    const isClosed = this.#closedAs === owner;
    return { main: met.stat, own, owner, threads, seesWaits: this.#seesWaits, isClosed };
  }

  /** Whether it is still the process that it was, if only a zombie. */
  get isSame(): boolean {
    return this.#whole.stat() !== undefined;
  }

  get #isWhole(): boolean {
    const state = this.#whole.stat()?.stat.state;
    return state !== undefined && state !== 'Z' && state !== 'X';
  }

  close(): void {
    this.#whole.close();
    this.#forgetThreads();
  }

  #forgetThreads(): void {
    for (const thread of this.#threads.values()) thread.close();
    this.#threads = new Map();
  }

  /** Where as many are there as before and all of those live, no other can have come. */
  async #readThreads(count: number, owner: number, pace: Pace): Promise<readonly ThreadReading[]> {
    if (this.#threads.size !== count) this.#meetAll();
    const threads = await this.#readKnown(owner, pace);
    if (threads.length === count) return threads;
    this.#meetAll();
    return this.#readKnown(owner, pace);
  }

  async #readKnown(owner: number, pace: Pace): Promise<readonly ThreadReading[]> {
    const threads: ThreadReading[] = [];
    for (const thread of this.#threads.values()) {
      const met = thread.stat();
      if (met !== undefined) threads.push(...this.#reading(thread, met.stat, owner));
      if (pace.isLong) await pace.rest();
    }
    return threads;
  }

  #meetAll(): void {
    const before = this.#threads;
    const all = this.#ids().map(
      (id) => [id, this.#stillKnown(id) ?? this.#thread(`${this.path}/task/${id}`)] as const,
    );
    this.#threads = new Map(all);
    for (const [id, thread] of before) if (this.#threads.get(id) !== thread) thread.close();
  }

  #stillKnown(id: number): KnownThread | undefined {
    const thread = this.#threads.get(id);
    return thread?.stat() === undefined ? undefined : thread;
  }

  #ids(): readonly number[] {
    try {
      return readdirSync(`${this.path}/task`).map(Number);
    } catch (caught) {
      if (lacksDescriptor(caught)) throw caught;
      return [];
    }
  }

  #thread(path: string): KnownThread {
    const { level, room } = this.surroundings;
    return new KnownThread(path, level, room);
  }

  #reading(thread: KnownThread, stat: ProcStat, owner: number): readonly ThreadReading[] {
    if (thread.inside === undefined) return [];
    const line = mayWait(stat.state) ? this.#systemCall(thread, owner) : undefined;
    const { architecture } = this.surroundings;
    if (line !== undefined && !tellsWait(line, architecture)) this.#seesWaits = false;
    const waitsFor = line === undefined ? undefined : parseSyscall(line, architecture);
    return [{ stat: { ...stat, id: thread.inside }, waitsFor }];
  }

  /** Whether it may be read is asked once as long as the process runs as that user: a refusal costs more
   * than an answer. */
  #systemCall(thread: KnownThread, owner: number): string | undefined {
    if (this.#closedAs !== owner) {
      const line = thread.systemCall();
      this.#closedAs = thread.isRefused ? owner : undefined;
      if (line !== undefined) return line;
    }
    if (this.#closedAs === owner) this.#seesWaits = false;
    return undefined;
  }
}
