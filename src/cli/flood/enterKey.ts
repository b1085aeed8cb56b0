import { Socket } from 'node:net';
import { isInBackground } from './isInBackground';

/**
 * ENTER on a terminal, or the end of its input (Ctrl-D); where the input is none, a line of it. The
 * end of a pipe alone says nothing: a CI gives a closed one.
 */
export class EnterKey implements Disposable {
  readonly #pressed = new AbortController();
  /** Whether somebody can press it. */
  readonly isOfTerminal: boolean;
  /** Whether another program can write a line; from a file or from nothing (/dev/null) none comes later. */
  readonly isOfPipe: boolean;

  constructor(private readonly input: NodeJS.ReadStream) {
    this.isOfTerminal = input.isTTY && !isInBackground();
    // Node reads pipes and terminals, and nothing else, by sockets.
    this.isOfPipe = !input.isTTY && input instanceof Socket;
    // The system stops a whole job that reads from the terminal in the background, and a stopped
    // flood would not end by its time.
    if (input.isTTY && !this.isOfTerminal) return;
    input.on('data', this.#read);
    if (this.isOfTerminal) input.on('end', this.#press);
    // A terminal that is gone interrupts us as well.
    input.on('error', nothing);
  }

  /** Aborted once it was pressed. */
  get pressed(): AbortSignal {
    return this.#pressed.signal;
  }

  /** A listener on the input would keep the process alive. */
  [Symbol.dispose](): void {
    this.input.off('data', this.#read).off('end', this.#press).pause();
  }

  readonly #read = (data: Buffer | string): void => {
    // A terminal gives whole lines, and what stands before Ctrl-D.
    if (this.isOfTerminal || /[\r\n]/.test(String(data))) this.#press();
  };

  readonly #press = (): void => {
    this.#pressed.abort();
  };
}

function nothing(): void {
  // Heard, so that it does not end the process.
}
