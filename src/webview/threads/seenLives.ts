import type { ProcessSnapshot, Snapshot, ThreadSnapshot } from '../../core/threads/snapshot';
import { processKey } from './processKey';

/** What was seen of each process and thread since one looks: for how long it is as it is. */
export class SeenLives {
  readonly #lives = new Map<string, Life>();
  #first: number | undefined;

  /** Takes in what is there now. */
  see({ processes, takenAt }: Snapshot): void {
    this.#first ??= takenAt;
    const there = new Set<string>();
    for (const process of processes) {
      const key = processKey(process);
      there.add(key);
      const life = this.#lives.get(key);
      if (life === undefined) this.#lives.set(key, begin(process, takenAt));
      // A change keeps the objects of what is as it was.
      else if (life.process !== process) goOn(life, process, takenAt);
    }
    for (const key of this.#lives.keys()) if (!there.has(key)) this.#lives.delete(key);
  }

  clear(): void {
    this.#lives.clear();
    this.#first = undefined;
  }

  /** Since when a thread is seen in its state and wait; undefined where it was not seen. */
  since(process: ProcessSnapshot, { lwp }: ThreadSnapshot): number | undefined {
    return this.#lives.get(processKey(process))?.threads.get(lwp)?.since;
  }

  /** Whether it came while one looked, in the last moments. */
  isNew(process: ProcessSnapshot, now: number): boolean {
    const began = this.#lives.get(processKey(process))?.began;
    return began !== undefined && began !== this.#first && now - began < newFor;
  }

  /** Whether it has fewer threads than it had: it is ending, thread by thread. */
  isExiting(process: ProcessSnapshot): boolean {
    return process.threadCount < (this.#lives.get(processKey(process))?.mostThreads ?? 0);
  }
}

/** Milliseconds for which a process is marked as new. */
const newFor = 4000;

interface Life {
  process: ProcessSnapshot;
  readonly began: number;
  mostThreads: number;
  threads: ReadonlyMap<number, SeenThread>;
}

interface SeenThread {
  readonly thread: ThreadSnapshot;
  readonly since: number;
}

function begin(process: ProcessSnapshot, now: number): Life {
  const threads = new Map(process.threads.map((thread) => [thread.lwp, { thread, since: now }]));
  return { process, began: now, mostThreads: process.threadCount, threads };
}

function goOn(life: Life, process: ProcessSnapshot, now: number): void {
  const before = life.threads;
  life.threads = new Map(
    process.threads.map((thread) => {
      const known = before.get(thread.lwp);
      const since = known !== undefined && isSame(known.thread, thread) ? known.since : now;
      return [thread.lwp, { thread, since }];
    }),
  );
  life.process = process;
  life.mostThreads = Math.max(life.mostThreads, process.threadCount);
}

function isSame(one: ThreadSnapshot, other: ThreadSnapshot): boolean {
  return one.state === other.state && one.waitsFor === other.waitsFor && one.role === other.role;
}
