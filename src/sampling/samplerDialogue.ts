import { randomUUID } from 'node:crypto';
import * as l10n from '@vscode/l10n';
import { abortReason } from '../core/base/clock';
import { describeCaught, LabsError } from '../core/base/errors';
import { safeLine } from '../core/base/safeText';
import type { ExecSession } from '../core/ports';
import { MarkedAnswer } from './markedAnswer';

/** A healthy shell answers in milliseconds; only a paused or drowning container needs this long. */
const answerMilliseconds = 10_000;

/** The shell ends at once when its input does, except in a paused container. */
const closingMilliseconds = 2000;

/** About 50,000 threads. A container that prints more than this is not heard to the end. */
const longestAnswer = 32_000_000;

/** How a shell that was never there ends: not found, or not to be executed. */
const missingShell: ReadonlySet<number> = new Set([126, 127]);

/**
 * Questions to a shell and its answers, one at a time. Each answer stands between two lines that
 * nobody in the container can guess, so what else it prints is never taken for an answer.
 */
export class SamplerDialogue implements AsyncDisposable {
  readonly #reading: Promise<void>;
  #turn: Promise<unknown> = Promise.resolve();
  #hear: ((text: string) => void) | undefined;
  #fail: ((failure: Error) => void) | undefined;
  #complaint = '';
  #ended: LabsError | undefined;

  constructor(
    private readonly session: ExecSession,
    /** The container's name, for error texts. */
    private readonly name: string,
  ) {
    this.#reading = this.#read();
  }

  /**
   * What the command prints, in its turn. Fails with `sample-failed` when the shell has ended or
   * does not answer, with `shell-missing` when there never was one, and with the signal's reason.
   */
  ask(command: string, signal?: AbortSignal): Promise<string> {
    const answer = this.#turn.then(() => this.#exchange(command, signal));
    this.#turn = Promise.allSettled([answer]);
    return answer;
  }

  /** Ends the shell's input and waits until it is gone, unless the container is paused. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.session.endInput();
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, closingMilliseconds);
    });
    await Promise.race([this.#reading, patience]);
    clearTimeout(timer);
    await this.session[Symbol.asyncDispose]();
  }

  async #exchange(command: string, signal?: AbortSignal): Promise<string> {
    signal?.throwIfAborted();
    if (this.#ended !== undefined) throw this.#ended;
    const mark = randomUUID();
    const answer = this.#answer(mark, signal);
    const question = this.session
      .write(`echo "<${mark}"; ${command}; echo "${mark}>"\n`)
      .catch((caught: unknown) => {
        throw this.#failure(describeCaught(caught), caught);
      });
    const [text] = await Promise.all([answer, question]);
    return text;
  }

  async #answer(mark: string, signal: AbortSignal | undefined): Promise<string> {
    const answer = new MarkedAnswer(mark);
    const stop = (): void => this.#fail?.(abortReason(signal));
    signal?.addEventListener('abort', stop, { once: true });
    const timer = setTimeout(() => {
      this.#fail?.(this.#failure(l10n.t('no answer for {0} seconds', answerMilliseconds / 1000)));
    }, answerMilliseconds);
    try {
      return await new Promise<string>((resolve, reject) => {
        this.#fail = reject;
        this.#hear = (text) => {
          const whole = answer.add(text);
          if (whole !== undefined) resolve(whole);
          else if (answer.length > longestAnswer)
            reject(this.#failure(l10n.t('far too much was printed')));
        };
      });
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener('abort', stop);
      this.#fail = undefined;
      this.#hear = undefined;
    }
  }

  async #read(): Promise<void> {
    const decoder = new TextDecoder();
    try {
      for await (const { stream, data } of this.session.output) {
        if (stream === 'stdout') this.#hear?.(decoder.decode(data, { stream: true }));
        else this.#complaint = safeLine(new TextDecoder().decode(data));
      }
      this.#ended = this.#endedWith(await this.session.exitCode);
    } catch (caught) {
      this.#ended = this.#failure(describeCaught(caught), caught);
    }
    this.#fail?.(this.#ended);
  }

  #endedWith(exitCode: number): LabsError {
    if (missingShell.has(exitCode)) return new LabsError('shell-missing', { name: this.name });
    return this.#failure(
      this.#complaint === ''
        ? l10n.t('the shell that reads them ended with {0}', exitCode)
        : l10n.t(
            'the shell that reads them ended with {0}, it said: {1}',
            exitCode,
            this.#complaint,
          ),
    );
  }

  #failure(why: string, cause?: unknown): LabsError {
    return new LabsError('sample-failed', { name: this.name, why }, { cause });
  }
}
