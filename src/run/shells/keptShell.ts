import { randomUUID } from 'node:crypto';
import type { Clock } from '../../core/base/clock';
import { keptOutput } from '../keptOutput';
import type { HeldStart } from './heldCommand';
import { quoted } from './quoted';

/** A shell process that reads commands from its input and writes both its streams to `output`. */
export interface ShellProcess extends AsyncDisposable {
  readonly output: AsyncIterable<Uint8Array>;
  write(text: string): Promise<void>;
}

/** How a command ended: by itself, because its time was over, or with its shell (`exit`); or how one
 * that is to go on running began. */
export type CommandEnd = 'exited' | 'time-over' | 'shell-ended' | HeldStart;

export interface CommandResult {
  readonly end: CommandEnd;
  /** Undefined where the command did not exit, or not by itself. */
  readonly exitCode: number | undefined;
  /** Both streams as they came; of a long output the end. */
  readonly output: string;
}

/**
 * One shell that is kept for many commands, so that `cd` and variables last from one to the next.
 * It prints a line that no command can guess after each command: that line is the command's exact
 * end and carries its exit code. Once a command ran out of time the shell is ended with it.
 */
export class KeptShell implements AsyncDisposable {
  readonly #chunks: AsyncIterator<Uint8Array>;
  readonly #decoder = new TextDecoder();
  #pending: Promise<IteratorResult<Uint8Array>> | undefined;
  #ended = false;

  constructor(
    private readonly shell: ShellProcess,
    private readonly clock: Clock,
  ) {
    this.#chunks = shell.output[Symbol.asyncIterator]();
  }

  /** Whether it can take no more commands. */
  get ended(): boolean {
    return this.#ended;
  }

  /** Runs a command with empty input; commands follow each other, they never overlap. */
  async run(
    command: string,
    limitMilliseconds: number,
    signal?: AbortSignal,
  ): Promise<CommandResult> {
    const mark = `live-labs-${randomUUID()}`;
    // `command eval` runs the text in this very shell, and unlike a plain `eval` it does not end a
    // POSIX shell when the text has a syntax error. The newline before the mark ends a last line
    // that the command left open.
    await this.shell.write(
      `command eval ${quoted(command)} </dev/null\nprintf '\\n%s %s\\n' ${mark} "$?"\n`,
    );
    const timer = new AbortController();
    const timeIsOver = this.clock
      .sleep(limitMilliseconds, AbortSignal.any([timer.signal, ...(signal ? [signal] : [])]))
      .then(() => 'time-over' as const);
    try {
      return await this.#readUntil(mark, timeIsOver);
    } finally {
      timer.abort();
      await timeIsOver.catch(() => 'stopped');
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#ended = true;
    await this.shell[Symbol.asyncDispose]();
  }

  async #readUntil(mark: string, timeIsOver: Promise<'time-over'>): Promise<CommandResult> {
    const last = new RegExp(`\\n${mark} (\\d+)\\n`);
    let output = '';
    for (;;) {
      this.#pending ??= this.#chunks.next();
      const next = await Promise.race([this.#pending, timeIsOver]);
      if (next === 'time-over' || next.done === true) {
        await this[Symbol.asyncDispose]();
        const end = next === 'time-over' ? next : 'shell-ended';
        return { end, exitCode: undefined, output };
      }
      this.#pending = undefined;
      output = (output + this.#decoder.decode(next.value, { stream: true })).slice(-keptOutput);
      const found = last.exec(output);
      if (found !== null)
        return { end: 'exited', exitCode: Number(found[1]), output: output.slice(0, found.index) };
    }
  }
}
