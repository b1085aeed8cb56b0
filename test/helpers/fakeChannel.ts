import type { FloodChannel } from '../../src/flood/channel';
import type { FloodOrder, FloodReport, HeldCounts } from '../../src/flood/messages';
import { nothingHeld } from '../../src/flood/messages';
import { settled } from './heldClock';

/** The program of a flood as a test plays it. */
export class FakeChannel implements FloodChannel {
  /** What it was told, in order. */
  readonly orders: FloodOrder[] = [];
  readonly #said: string[] = [];
  /** Whether it has ended, by itself or by force. */
  isOver = false;
  #wake: (() => void) | undefined;

  readonly lines = this.#lines();

  write(order: FloodOrder): void {
    this.orders.push(order);
  }

  complaint = (): string | undefined => undefined;

  end(): Promise<void> {
    this.die();
    return Promise.resolve();
  }

  /** Orders of one kind. */
  told<Kind extends FloodOrder['do']>(kind: Kind): readonly (FloodOrder & { do: Kind })[] {
    return this.orders.filter((order): order is FloodOrder & { do: Kind } => order.do === kind);
  }

  async say(report: FloodReport): Promise<void> {
    this.#said.push(JSON.stringify(report));
    this.#wake?.();
    await settled();
  }

  count(counts: Partial<HeldCounts>): Promise<void> {
    return this.say({ is: 'counts', counts: { ...nothingHeld, ...counts } });
  }

  /** It ends without a word. */
  die(): void {
    this.isOver = true;
    this.#wake?.();
  }

  async *#lines(): AsyncGenerator<string> {
    for (;;) {
      yield* this.#said.splice(0);
      if (this.isOver) return;
      // What was said while the last was given on.
      if (this.#said.length > 0) continue;
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }
}
