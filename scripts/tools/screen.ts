import type { Log } from '../../src/core/ports';

/** Where a screen writes: standard output, or a test's own list. */
export interface Paper {
  write(text: string): unknown;
  readonly isTTY?: boolean;
  readonly columns?: number;
}

/** Away from a terminal progress is repeated at this rate, so that a log stays short. */
const quietMilliseconds = 10_000;

/** Tells people what happens: lines that stay, and one line of progress that rewrites itself. */
export class Screen implements Log {
  #progressShown = false;
  #lastProgress = -Infinity;

  constructor(
    readonly paper: Paper,
    readonly now: () => number,
  ) {}

  info(message: string): void {
    this.#clearProgress();
    this.paper.write(`${message}\n`);
  }

  warn(message: string): void {
    this.info(`Warning: ${message}`);
  }

  /** Shows how far a long wait is, in place; away from a terminal only now and then. */
  progress(line: string): void {
    if (this.paper.isTTY === true) {
      this.#clearProgress();
      this.paper.write(`  ${line}`.slice(0, this.#width - 1));
      this.#progressShown = true;
    } else if (this.now() - this.#lastProgress >= quietMilliseconds) {
      this.#lastProgress = this.now();
      this.paper.write(`  ${line}\n`);
    }
  }

  /** A terminal that nobody has measured says 0. */
  get #width(): number {
    const { columns = 0 } = this.paper;
    return columns === 0 ? 80 : columns;
  }

  #clearProgress(): void {
    if (this.#progressShown) this.paper.write('\r\u001b[2K');
    this.#progressShown = false;
  }
}
