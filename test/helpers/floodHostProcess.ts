import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';

/** What a host is asked to hold. */
export interface HostedFlood {
  /** The engine's address, and the container's id. */
  readonly engine: string;
  readonly container: string;
  readonly count: number;
  /** Inside the container, or here by the program of this name; without it here, as usual. */
  readonly from?: string;
  /** Words before its command, that run it elsewhere. */
  readonly within?: readonly string[];
}

/** The host of a flood in a process of its own, which a test ends as it likes (see floodHost.ts);
 * disposing ends it without a release. */
export class FloodHostProcess implements AsyncDisposable {
  readonly exited: Promise<readonly unknown[]>;
  readonly #child: ChildProcessByStdio<Writable, Readable, null>;
  readonly #lines: AsyncIterator<string>;

  constructor({ engine, container, count, from, within = [] }: HostedFlood) {
    const words = [engine, container, String(count), ...(from === undefined ? [] : [from])];
    const command = [process.execPath, 'out/test/helpers/floodHost.js', ...words];
    const [program = '', ...others] = [...within, ...command];
    this.#child = spawn(program, others, { stdio: ['pipe', 'pipe', 'inherit'] });
    this.exited = once(this.#child, 'exit');
    this.#lines = createInterface({ input: this.#child.stdout })[Symbol.asyncIterator]();
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  /** The next line that it says. */
  async said(): Promise<string> {
    return String((await this.#lines.next()).value);
  }

  kill(): void {
    this.#child.kill('SIGKILL');
  }

  endInput(): void {
    this.#child.stdin.end();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.endInput();
    await this.exited;
  }
}
