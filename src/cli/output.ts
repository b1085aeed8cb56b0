import { styleText } from 'node:util';

type Style = 'bold' | 'dim' | 'green' | 'red' | 'yellow';

/** Prints for people line by line, or, with --json, one object at the end and nothing else. */
export class Output {
  #hasStatus = false;
  readonly #left = new AbortController();

  constructor(
    private readonly stdout: NodeJS.WriteStream,
    private readonly stderr: NodeJS.WriteStream,
    readonly json: boolean,
  ) {
    // A reader that has left (a closed terminal, `| head`) must not keep us from cleaning up.
    for (const stream of [stdout, stderr]) {
      stream.on('error', () => {
        this.#left.abort();
      });
    }
  }

  /** Aborted once something was written that nobody reads any more. */
  get readerLeft(): AbortSignal {
    return this.#left.signal;
  }

  /** Lines that a terminal shows at once; undefined where there is none. */
  get rows(): number | undefined {
    return this.stdout.isTTY ? this.stdout.rows : undefined;
  }

  /** A line for people. */
  line(text = ''): void {
    if (!this.json) this.#write(this.stdout, `${text}\n`);
  }

  /** What is waited for, on a terminal only; the next line takes its place. */
  status(text: string): void {
    if (this.json || !this.stdout.isTTY) return;
    const room = Math.max(this.stdout.columns - 1, 20);
    this.#write(this.stdout, text.slice(0, room));
    this.#hasStatus = true;
  }

  /** What a person should know even where the output is read by a program. */
  notice(text: string): void {
    this.#write(this.stderr, `${text}\n`);
  }

  /** The one object of --json. */
  result(value: object): void {
    if (this.json) this.#write(this.stdout, `${JSON.stringify(value, null, 2)}\n`);
  }

  /** Clears the screen of a terminal before a picture that replaces the last one. */
  clear(): void {
    if (!this.json && this.stdout.isTTY) this.#write(this.stdout, '\u001b[H\u001b[2J');
  }

  #write(stream: NodeJS.WriteStream, text: string): void {
    if (this.readerLeft.aborted) return;
    stream.write(this.#hasStatus ? `\r\u001b[K${text}` : text);
    this.#hasStatus = false;
  }

  /** Colour where people can see it. */
  style(style: Style, text: string): string {
    const plain = !this.stdout.isTTY || process.env['NO_COLOR'] !== undefined;
    return plain ? text : styleText(style, text);
  }
}
