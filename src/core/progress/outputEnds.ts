import type { PrintedAmount } from './commandOutcome';

/** At each end this much is kept, in UTF-16 units: far more than any sample is long. */
const keptAtEachEnd = 100_000;

/** The beginning and the end of an output: one that never ends cannot fill the memory. */
export class OutputEnds {
  #beginning = '';
  #end = '';
  #units = 0;

  constructor(private readonly kept = keptAtEachEnd) {}

  add(data: string): void {
    this.#units += data.length;
    const room = this.kept - this.#beginning.length;
    this.#beginning += data.slice(0, room);
    const end = this.#end + data.slice(room);
    // Cut only now and then, since each cut copies what is left.
    this.#end = end.length > 2 * this.kept ? end.slice(-this.kept) : end;
  }

  get amount(): PrintedAmount {
    return { units: this.#units, isWhole: this.#units <= 2 * this.kept };
  }

  /** What was printed, of much the beginning and the end, each on lines of its own. */
  get text(): string {
    if (this.amount.isWhole) return this.#beginning + this.#end;
    return `${this.#beginning}\n${this.#end.slice(-this.kept)}`;
  }
}
