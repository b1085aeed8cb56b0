import type { Clock } from '../core/base/clock';
import { Emitter } from '../core/base/event';
import type { Flood, FloodCounts } from '../core/ports';
import { Caution, lastingMilliseconds } from './caution';
import type { FloodTarget } from './floodTarget';
import { openConnection, type Connection } from './openConnection';

/** Keeps `wanted` connections open until they are released: what the server closes is counted and
 * replaced. */
export class HeldConnections implements Flood {
  #settle!: () => void;
  readonly settled = new Promise<void>((resolve) => {
    this.#settle = resolve;
  });
  readonly #changes = new Emitter<FloodCounts>();
  readonly onChange = this.#changes.event;
  readonly #caution: Caution;
  readonly #connecting = new Set<Connection>();
  readonly #held = new Set<Connection>();
  #opened = 0;
  #dropped = 0;
  readonly #failed: Record<string, number> = {};
  #notice: NodeJS.Immediate | undefined;
  #released: Promise<void> | undefined;

  constructor(
    private readonly target: FloodTarget,
    private readonly wanted: number,
    private readonly clock: Clock,
  ) {
    this.#caution = new Caution(clock, () => {
      this.#fill();
    });
    this.#fill();
  }

  get counts(): FloodCounts {
    return {
      wanted: this.wanted,
      held: this.#held.size,
      dropped: this.#dropped,
      // Whatever opened beyond the wanted number stands in the place of a dropped one.
      replaced: Math.max(0, this.#opened - this.wanted),
      failed: { ...this.#failed },
    };
  }

  release(): Promise<void> {
    this.#released ??= this.#release();
    return this.#released;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.release();
  }

  #fill(): void {
    const { atOnce } = this.#caution;
    while (
      this.#released === undefined &&
      this.#connecting.size < atOnce &&
      this.#connecting.size + this.#held.size < this.wanted
    )
      this.#connect();
  }

  #connect(): void {
    let openedAt = 0;
    const connection = openConnection(this.target, {
      opened: () => {
        openedAt = this.clock.now();
        this.#connecting.delete(connection);
        this.#held.add(connection);
        this.#opened += 1;
        if (this.#held.size === this.wanted) this.#settle();
        this.#caution.opened(() => this.#held.has(connection));
        this.#changed();
      },
      failed: (code) => {
        this.#connecting.delete(connection);
        this.#failed[code] = (this.#failed[code] ?? 0) + 1;
        this.#trouble();
        this.#changed();
      },
      dropped: () => {
        this.#held.delete(connection);
        this.#dropped += 1;
        if (this.clock.now() - openedAt < lastingMilliseconds) this.#trouble();
        this.#changed();
      },
    });
    this.#connecting.add(connection);
  }

  #trouble(): void {
    this.#caution.trouble();
    this.#settle();
  }

  /** Many connections change in one turn of the event loop: listeners hear of all of them at once. */
  #changed(): void {
    this.#fill();
    this.#notice ??= setImmediate(() => {
      this.#notice = undefined;
      this.#changes.fire(this.counts);
    });
  }

  async #release(): Promise<void> {
    const connections = [...this.#connecting, ...this.#held];
    this.#connecting.clear();
    this.#held.clear();
    this.#caution.dispose();
    this.#settle();
    clearImmediate(this.#notice);
    await Promise.all(connections.map((connection) => connection.release()));
    this.#changes.fire(this.counts);
    this.#changes.dispose();
  }
}
