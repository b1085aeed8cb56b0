import type { ExecChunk, ExecSession } from '../../src/core/ports';

/** A shell session whose answers a test gives. */
export class FakeShell implements ExecSession {
  /** Every question so far, without the lines around its answer. */
  readonly asked: string[] = [];
  inputEnded = false;
  disposed = false;
  readonly #chunks: ExecChunk[] = [];
  #wake: () => void = () => undefined;
  #end: number | Error | undefined;

  constructor(private readonly answer: (command: string) => string | undefined) {}

  readonly output: AsyncIterable<ExecChunk> = this.#read();

  get exitCode(): Promise<number> {
    return typeof this.#end === 'number' ? Promise.resolve(this.#end) : Promise.reject(this.#fault);
  }

  /** A question whose answer is undefined is answered by printing what `wrap` makes of it. */
  write(data: string): Promise<void> {
    const [, open = '', command = '', close = ''] =
      /^echo "(<[^"]+)"; ([^]*); echo "([^"]+>)"\n$/.exec(data) ?? [];
    this.asked.push(command);
    this.wrap = (answer) => `${open}\n${answer}${close}\n`;
    const answer = this.answer(command);
    if (answer !== undefined) this.print(this.wrap(answer));
    return Promise.resolve();
  }

  /** An answer to the last question, between the lines that it asked for. */
  wrap: (answer: string) => string = (answer) => answer;

  /** Prints in pieces of a size that cuts lines and marks. */
  print(text: string, stream: ExecChunk['stream'] = 'stdout'): void {
    const data = new TextEncoder().encode(text);
    for (let at = 0; at < data.length; at += 1000)
      this.#chunks.push({ stream, data: data.subarray(at, at + 1000) });
    this.#wake();
  }

  end(how: number | Error): void {
    this.#end = how;
    this.#wake();
  }

  endInput(): void {
    this.inputEnded = true;
    this.end(0);
  }

  resize(): Promise<void> {
    return Promise.resolve();
  }

  [Symbol.asyncDispose](): Promise<void> {
    this.disposed = true;
    return Promise.resolve();
  }

  get #fault(): Error {
    return this.#end instanceof Error ? this.#end : new Error('it still runs');
  }

  async *#read(): AsyncGenerator<ExecChunk> {
    for (;;) {
      const chunk = this.#chunks.shift();
      if (chunk !== undefined) yield chunk;
      else if (this.#end instanceof Error) throw this.#end;
      else if (this.#end !== undefined) return;
      else
        await new Promise<void>((resolve) => {
          this.#wake = resolve;
        });
    }
  }
}
