import type { Clock } from '../core/base/clock';
import { toDisposable, type Disposable } from '../core/base/disposable';
import { isLabsError } from '../core/base/errors';
import { Emitter } from '../core/base/event';
import type { Detail, Snapshot } from '../core/threads/snapshot';
import { snapshotCounts } from '../core/threads/snapshotCounts';
import { SamplingLoop } from './samplingLoop';

/** An engine that could not be asked three times in a row is given this long. */
const afterLossMilliseconds = 2000;

/** With more threads than that they are read one by one only of processes that somebody shows: reading
 * 10,000 takes a fifth of a second, counting them 4 ms. */
export const mostThreads = 1500;

/** Shows snapshots to somebody. */
interface Viewer {
  readonly show: (snapshot: Snapshot) => void;
  /** PIDs of the processes whose threads it shows. */
  readonly shown: () => Iterable<number>;
}

/** What snapshots are taken by. */
export interface Camera {
  take(signal?: AbortSignal, detail?: Detail): Promise<Snapshot>;
  /** Lets go of what it held open in the container; the next `take` opens it again. */
  rest(): Promise<void>;
}

/** Snapshots for all who look at one container: taken once for all of them, and only while somebody
 * looks and there is something to see. */
export class LiveSnapshots implements Disposable {
  readonly #viewers = new Set<Viewer>();
  /** How many threads there were last; undefined where nobody has looked at this container. */
  #threads: number | undefined;
  #loop: SamplingLoop | undefined;
  #isOn = false;
  #last: Snapshot | undefined;
  readonly #changes = new Emitter<Snapshot | undefined>();

  /** Another snapshot is the newest, or none is. Who only hears of it makes nobody take one. */
  readonly onChange = this.#changes.event;

  constructor(
    private readonly camera: Camera,
    private readonly clock: Clock,
    private readonly tell: {
      /** Something that can be counted has changed: processes, threads, connections. */
      changed(): void;
      /** The container can no longer be looked at. */
      lost(): void;
    },
  ) {}

  /** The newest snapshot; undefined while nobody looks. */
  get last(): Snapshot | undefined {
    return this.#last;
  }

  get isWatched(): boolean {
    return this.#viewers.size > 0;
  }

  /** Shows each new snapshot until disposed. Of a big container it has the threads of shown processes only. */
  watch(show: (snapshot: Snapshot) => void, shown: () => Iterable<number> = () => []): Disposable {
    const viewer = { show, shown };
    this.#viewers.add(viewer);
    this.#adjust();
    return toDisposable(() => {
      this.#viewers.delete(viewer);
      this.#adjust();
    });
  }

  /** Says whether there is a running container to look at. */
  turn(on: boolean): void {
    this.#isOn = on;
    this.#adjust();
  }

  /** Begins anew: the container is another one now. */
  restart(): void {
    this.#threads = undefined;
    this.#stop();
    this.#adjust();
  }

  dispose(): void {
    this.#viewers.clear();
    this.#stop();
    this.#changes.dispose();
  }

  #adjust(): void {
    if (!this.#isOn || !this.isWatched) this.#stop();
    else if (this.#loop === undefined) void this.#run();
  }

  #stop(): void {
    const wasSeen = this.#last !== undefined;
    this.#last = undefined;
    this.#loop?.dispose();
    this.#loop = undefined;
    if (wasSeen) this.#changes.fire(undefined);
  }

  /** Of a container that nobody has looked at the threads are counted first. */
  async #take(signal: AbortSignal | undefined): Promise<Snapshot> {
    if (this.#threads !== undefined) return this.#counted(signal, this.#detail(this.#threads));
    const counted = await this.#counted(signal, 'counts');
    const { threads } = snapshotCounts(counted);
    return threads > mostThreads ? counted : this.#counted(signal, this.#detail(threads));
  }

  async #counted(signal: AbortSignal | undefined, detail: Detail): Promise<Snapshot> {
    const snapshot = await this.camera.take(signal, detail);
    // A turn that was given up is of a container that may be another one now.
    if (signal?.aborted !== true) this.#threads = snapshotCounts(snapshot).threads;
    return snapshot;
  }

  #detail(threads: number): Detail {
    if (threads <= mostThreads) return 'threads';
    const shown = new Set([...this.#viewers].flatMap((viewer) => [...viewer.shown()]));
    return shown.size === 0 ? 'counts' : shown;
  }

  #isRunning(): boolean {
    return this.#loop !== undefined;
  }

  async #run(): Promise<void> {
    const loop = new SamplingLoop({ take: (signal) => this.#take(signal) }, this.clock);
    this.#loop = loop;
    loop.onSnapshot((snapshot) => {
      const before = this.#last;
      this.#last = snapshot;
      if (before !== undefined && !isSameCount(before, snapshot)) this.tell.changed();
      for (const { show } of [...this.#viewers]) show(snapshot);
      this.#changes.fire(snapshot);
    });
    try {
      await loop.run();
      if (!this.#isRunning()) await this.camera.rest();
    } catch (caught) {
      if (!isLabsError(caught)) throw caught;
      if (this.#loop !== loop) return;
      this.#stop();
      this.tell.lost();
      // Where the container still runs, what failed has perhaps passed.
      await this.clock.sleep(afterLossMilliseconds);
      this.#adjust();
    }
  }
}

function isSameCount(one: Snapshot, other: Snapshot): boolean {
  return JSON.stringify(snapshotCounts(one)) === JSON.stringify(snapshotCounts(other));
}
