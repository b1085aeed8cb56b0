import { existsSync, readFileSync } from 'node:fs';

/** Often enough that people see tests go by. */
const lookMilliseconds = 300;

/** Tells what is appended to a small text file, until it is disposed of. */
export class FileTail implements AsyncDisposable {
  #told = 0;
  readonly #looking = setInterval(() => {
    this.#look();
  }, lookMilliseconds);

  constructor(
    readonly path: string,
    readonly tell: (text: string) => void,
  ) {}

  [Symbol.asyncDispose](): Promise<void> {
    clearInterval(this.#looking);
    this.#look();
    return Promise.resolve();
  }

  #look(): void {
    const text = existsSync(this.path) ? readFileSync(this.path, 'utf8') : '';
    if (text.length > this.#told) this.tell(text.slice(this.#told));
    this.#told = text.length;
  }
}
