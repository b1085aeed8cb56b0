import { isLabsError } from '../core/base/errors';
import type { ContainerFacts } from '../core/ports';

/** What knows of a lab's flood, and can read how long the queue before its server may be. */
export interface QueueKit {
  /** The container that is flooded; undefined where none is. */
  about(): ContainerFacts | undefined;
  read(): Promise<number | undefined>;
  /** It is known now. */
  told(): void;
  /** Notes what failed where nobody waits for it. */
  report(failure: unknown): void;
}

/** Knows how many connections may wait before a flooded server. It asks once for each run of the
 * container, and only when somebody looks. */
export class QueueWatch {
  #asked: string | undefined;
  #limit: number | undefined;

  constructor(private readonly kit: QueueKit) {}

  get limit(): number | undefined {
    const container = this.kit.about();
    return container !== undefined && nameOf(container) === this.#asked ? this.#limit : undefined;
  }

  /** Somebody looks. */
  look(): void {
    const container = this.kit.about();
    // What could not be read during one flood is asked for again with the next.
    if (container === undefined && this.#limit === undefined) this.#asked = undefined;
    if (container === undefined || nameOf(container) === this.#asked) return;
    const of = nameOf(container);
    this.#asked = of;
    this.#limit = undefined;
    this.#read(of).catch((caught: unknown) => {
      // Without it the words lack a number, and nothing else.
      if (!isLabsError(caught)) this.kit.report(caught);
    });
  }

  async #read(of: string): Promise<void> {
    const limit = await this.kit.read();
    if (of !== this.#asked || limit === undefined) return;
    this.#limit = limit;
    this.kit.told();
  }
}

function nameOf({ id, startedAt }: ContainerFacts): string {
  return `${id} ${startedAt}`;
}
