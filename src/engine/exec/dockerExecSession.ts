import { finished, type Duplex } from 'node:stream';
import * as l10n from '@vscode/l10n';
import type Docker from 'dockerode';
import { abortReason, systemClock } from '../../core/base/clock';
import type { ExecChunk, ExecSession, WindowSize } from '../../core/ports';
import { explainFault, readFault } from '../requests/fault';
import { readFrames } from './readFrames';

/** The engine knows the exit code a moment after the output ended: asked again after this long at
 * first, then twice as long each time, in milliseconds. */
const firstLook = 5;
const longestLook = 500;

/** A command that runs in a container, on the socket that the engine handed over for it. */
export class DockerExecSession implements ExecSession {
  readonly output: AsyncIterable<ExecChunk>;
  /** Resolves when the connection is gone, however that came. */
  readonly closed: Promise<void>;
  readonly #disposed = new AbortController();
  #exitCode: Promise<number> | undefined;

  constructor(
    private readonly exec: Docker.Exec,
    private readonly socket: Duplex,
    tty: boolean,
    private readonly address: string,
  ) {
    // Whoever reads or writes hears of a broken connection; here it only ends the session.
    this.closed = new Promise((resolve) =>
      finished(socket, () => {
        resolve();
      }),
    );
    const chunks = this.#read(tty);
    // Leaving a loop must not end the command: the next loop goes on where this one stopped.
    this.output = { [Symbol.asyncIterator]: () => ({ next: () => chunks.next() }) };
  }

  /** Asked for only when somebody wants it, so that it cannot fail unheard. */
  get exitCode(): Promise<number> {
    this.#exitCode ??= this.#readExitCode();
    return this.#exitCode;
  }

  async write(data: string | Uint8Array): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.socket.write(data, (fault) => {
        if (fault) reject(explainFault(fault, l10n.t('write to the command'), this.address));
        else resolve();
      });
    });
  }

  endInput(): void {
    this.socket.end();
  }

  /** A command that has ended has no window any more: that is no failure. */
  async resize({ columns, rows }: WindowSize): Promise<void> {
    try {
      await this.exec.resize({ w: columns, h: rows });
    } catch (caught) {
      // Podman answers with a status that dockerode does not expect, but did it.
      if (readFault(caught).status === 201) return;
      if (await this.#isRunning())
        throw explainFault(caught, l10n.t('set the window size'), this.address);
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#disposed.abort();
    this.socket.destroy();
    await this.closed;
  }

  async *#read(tty: boolean): AsyncGenerator<ExecChunk> {
    try {
      yield* readFrames(this.socket, tty);
    } catch (caught) {
      if (!this.#disposed.signal.aborted)
        throw explainFault(caught, l10n.t('read what the command prints'), this.address);
    }
  }

  async #readExitCode(): Promise<number> {
    const { signal } = this.#disposed;
    await this.closed;
    for (let pause = firstLook; ; pause = Math.min(pause * 2, longestLook)) {
      if (signal.aborted) throw abortReason(signal);
      const { Running, ExitCode } = await this.#inspect();
      if (!Running && ExitCode !== null) return ExitCode;
      await systemClock.sleep(pause, signal);
    }
  }

  async #isRunning(): Promise<boolean> {
    return (await this.#inspect()).Running;
  }

  async #inspect(): Promise<Docker.ExecInspectInfo> {
    try {
      return await this.exec.inspect();
    } catch (caught) {
      throw explainFault(caught, l10n.t('look at the command'), this.address);
    }
  }
}
