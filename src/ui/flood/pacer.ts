import type { Clock } from '../../core/base/clock';
import type { Disposable } from '../../core/base/disposable';

/** Passes values on at most every so often: where more come meanwhile, the newest of them. */
export class Pacer<Value> implements Disposable {
  readonly #over = new AbortController();
  #waiting: { readonly value: Value } | undefined;
  #isResting = false;

  constructor(
    private readonly clock: Clock,
    private readonly milliseconds: number,
    private readonly pass: (value: Value) => void,
  ) {}

  offer(value: Value): void {
    this.#waiting = { value };
    this.#next();
  }

  dispose(): void {
    this.#over.abort();
    this.#waiting = undefined;
  }

  #next(): void {
    if (this.#isResting || this.#waiting === undefined) return;
    const { value } = this.#waiting;
    this.#waiting = undefined;
    this.#isResting = true;
    this.pass(value);
    this.clock.sleep(this.milliseconds, this.#over.signal).then(
      () => {
        this.#isResting = false;
        this.#next();
      },
      () => undefined,
    );
  }
}
