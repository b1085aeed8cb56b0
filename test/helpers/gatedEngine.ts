import type { ContainerFacts, Engine } from '../../src/core/ports';
import { engineBut } from './engineBut';

/** An engine that answers what a container is only while its gate is open, so that a test can change
 * what is there between a connection and the look at it. */
export class GatedEngine {
  /** How often it was asked. */
  asked = 0;
  readonly engine: Engine;
  #opened: Promise<void> = Promise.resolve();
  #open: () => void = () => undefined;

  constructor(real: Engine) {
    const container = async (name: string): Promise<ContainerFacts | undefined> => {
      this.asked += 1;
      await this.#opened;
      return real.container(name);
    };
    this.engine = engineBut(real, { container });
  }

  close(): void {
    this.#opened = new Promise((resolve) => (this.#open = resolve));
  }

  open(): void {
    this.#open();
  }
}
