import { floodPrograms } from './ours';
import { childWith, descriptorsOf, memoryOf, processorMilliseconds, proxyAt } from './processes';

/** What each connection costs: `NaN` where the system does not tell. */
export interface Cost {
  /** Memory of the program that holds them. */
  readonly bytes: number;
  /** Descriptors of the engine's proxy. */
  readonly proxyDescriptors: number;
}

/** What connections cost the program that holds them, and the engine's proxy at a port, from the moment
 * on in which this is made. */
export class Costs {
  readonly #program = childWith(floodPrograms) ?? NaN;
  readonly #proxy: number | undefined;
  readonly #before;

  constructor(port: number) {
    this.#proxy = proxyAt(port);
    this.#before = this.#now();
  }

  /** Per connection, of so many more than there were. */
  each(count: number): Cost {
    const { bytes, descriptors } = this.#now();
    return {
      bytes: (bytes - this.#before.bytes) / count,
      proxyDescriptors: (descriptors - this.#before.descriptors) / count,
    };
  }

  /** Gives what tells, later, which share of one processor the program has used since. */
  processor(): () => number {
    const begin = { at: performance.now(), used: processorMilliseconds(this.#program) };
    return () =>
      (processorMilliseconds(this.#program) - begin.used) / (performance.now() - begin.at);
  }

  #now(): { readonly bytes: number; readonly descriptors: number } {
    return { bytes: memoryOf(this.#program), descriptors: descriptorsOf(this.#proxy) ?? NaN };
  }
}
