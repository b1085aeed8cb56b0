/** A program in a terminal of its own, where it waits for what is typed. */
export interface TerminalProcess extends AsyncDisposable {
  /** What the terminal shows, both streams and what was typed among it. */
  readonly output: AsyncIterable<Uint8Array>;
  type(keys: string): Promise<void>;
  /** Ctrl-C. */
  interrupt(): Promise<void>;
  /** Its exit code, once the output has been read to its end. */
  readonly exitCode: Promise<number>;
}

/** The keys of a terminal. */
export const enterKey = '\r';
export const interruptKey = '\u0003';

/** The size of a terminal that nobody has made larger, as texts show their samples. */
export const terminalSize = { columns: 80, rows: 24 };
