import type { Clock } from '../core/base/clock';
import type { Disposable } from '../core/base/disposable';
import { Emitter } from '../core/base/event';
import type { SnapshotSource } from '../core/ports';
import type { ProcessSnapshot, Snapshot } from '../core/threads/snapshot';

/** While things change: ten pictures a second look alive, and a sample needs a fifth of this. */
export const livelyMilliseconds = 100;

/** While nothing changes: still soon enough that what a student does is answered as if at once. */
export const quietMilliseconds = 500;

/** So many equal snapshots in a row (a second of them) are called quiet. */
export const quietAfter = 10;

/** One failure can pass (an engine under load); as many as this in a row do not. */
export const failuresToEnd = 3;

/** Takes snapshots for as long as somebody looks; a turn begins only after the last has ended. */
export class SamplingLoop implements Disposable {
  readonly #snapshots = new Emitter<Snapshot>();
  readonly #disposed = new AbortController();
  #failures = 0;

  readonly onSnapshot = this.#snapshots.event;

  constructor(
    private readonly source: Pick<SnapshotSource, 'take'>,
    private readonly clock: Clock,
  ) {}

  /** Samples that failed so far, those that were followed by a good one too. */
  get failures(): number {
    return this.#failures;
  }

  /** Resolves when the signal is aborted or this is disposed; rejects with the last failure when too
   * many came in a row. */
  async run(signal?: AbortSignal): Promise<void> {
    const disposed = this.#disposed.signal;
    const end = signal === undefined ? disposed : AbortSignal.any([signal, disposed]);
    const isOver = (): boolean => end.aborted;
    const pace = new Pace();
    let failedInARow = 0;
    while (!isOver()) {
      try {
        const snapshot = await this.source.take(end);
        if (isOver()) return;
        failedInARow = 0;
        pace.note(snapshot);
        this.#snapshots.fire(snapshot);
      } catch (caught) {
        if (isOver()) return;
        this.#failures += 1;
        failedInARow += 1;
        if (failedInARow === failuresToEnd) throw caught;
      }
      await this.#pause(pace.milliseconds, end);
    }
  }

  dispose(): void {
    this.#disposed.abort();
    this.#snapshots.dispose();
  }

  async #pause(milliseconds: number, end: AbortSignal): Promise<void> {
    try {
      await this.clock.sleep(milliseconds, end);
    } catch (caught) {
      if (!end.aborted) throw caught;
    }
  }
}

/** How long to wait after a snapshot, by whether anything changes. */
class Pace {
  #last: Snapshot | undefined;
  #equalInARow = 0;

  get milliseconds(): number {
    return this.#equalInARow < quietAfter ? livelyMilliseconds : quietMilliseconds;
  }

  note(snapshot: Snapshot): void {
    const isEqual = this.#last !== undefined && looksAlike(this.#last, snapshot);
    this.#equalInARow = isEqual ? this.#equalInARow + 1 : 0;
    this.#last = snapshot;
  }
}

/** Whether a viewer sees no difference; our own processes are new each time and do not count. */
function looksAlike(one: Snapshot, other: Snapshot): boolean {
  const [seen, next] = [one, other].map((it) => it.processes.filter(({ ours }) => !ours));
  return (
    seen?.length === next?.length &&
    seen?.every((process, index) => isAlike(process, next?.[index])) === true &&
    JSON.stringify(one.connections) === JSON.stringify(other.connections)
  );
}

function isAlike(one: ProcessSnapshot, other: ProcessSnapshot | undefined): boolean {
  return (
    one.pid === other?.pid &&
    one.startTicks === other.startTicks &&
    one.threadCount === other.threadCount &&
    one.heldConnections === other.heldConnections &&
    one.threads.length === other.threads.length &&
    one.threads.every(({ lwp, role, waitsFor }, index) => {
      const thread = other.threads[index];
      return lwp === thread?.lwp && role === thread.role && waitsFor === thread.waitsFor;
    })
  );
}
