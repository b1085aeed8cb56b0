import type { Clock } from '../../core/base/clock';
import { isLabsError } from '../../core/base/errors';
import { appearance } from '../../core/samples/appearance';
import { keptOutput } from '../keptOutput';
import { enterKey, type TerminalProcess } from './terminalProcess';

/** What ends a command that goes on running. */
export type HeldUntil = 'enter' | 'ctrl-c' | 'release';

/** How a command came up: it runs, it ended before, or its sample did not appear in its time. */
export type HeldStart = 'running' | 'ended-early' | 'sample-missing';

/** How a command ended: after it was asked to, by itself before that, or only by force. */
export interface HeldEnd {
  readonly by: 'request' | 'itself' | 'force';
  /** Undefined where it had to be forced. */
  readonly exitCode: number | undefined;
}

/** A program that prints no sample is up once it has printed anything, or has lived this long: one
 * that cannot do its work says so and ends at once. */
const firstMomentMilliseconds = 1000;

/** A program that was asked to end needs a moment for what it holds. */
const endMilliseconds = 5000;

/** Between two looks at what it has printed: nobody notices less. */
const lookMilliseconds = 25;

/**
 * A command that goes on running in a terminal of its own, as a server or a program that waits for
 * ENTER does, while other commands run and checks are asked. What it prints is read all the time, so
 * that it is never held back. Disposing ends it, whatever it does, and only disposing is sure to.
 */
export class HeldCommand implements AsyncDisposable {
  #output = '';
  #exitCode: number | undefined;
  #hasEnded = false;
  #isDisposed = false;
  /** A defect of ours that the reading met; who waits for the command is told. */
  #fault: { readonly caught: unknown } | undefined;
  readonly #reading: Promise<void>;

  constructor(
    private readonly terminal: TerminalProcess,
    private readonly clock: Clock,
  ) {
    this.#reading = this.#read();
  }

  /** What its terminal has shown so far; of much, the end. */
  get output(): string {
    return this.#output;
  }

  /** Its exit code once it has ended, and somebody knows it: a container takes it along. */
  get exitCode(): number | undefined {
    return this.#exitCode;
  }

  /** Waits until it is up: the last line of its sample has appeared. */
  async start(
    sample: string,
    limitMilliseconds: number,
    signal: AbortSignal | undefined,
  ): Promise<HeldStart> {
    const appeared = appearance(sample);
    const start = this.clock.now();
    for (;;) {
      const age = this.clock.now() - start;
      const isUp =
        appeared?.(this.#output) ?? (this.#output !== '' || age >= firstMomentMilliseconds);
      if (isUp) return 'running';
      this.#tellFault();
      if (this.#hasEnded) return 'ended-early';
      if (age >= limitMilliseconds) return 'sample-missing';
      await this.clock.sleep(lookMilliseconds, signal);
    }
  }

  /** Waits until it ends by itself; gives whether it did in that time. */
  async finish(limitMilliseconds: number, signal?: AbortSignal): Promise<boolean> {
    const last = this.clock.now() + limitMilliseconds;
    while (!this.#hasEnded && this.clock.now() < last)
      await this.clock.sleep(lookMilliseconds, signal);
    this.#tellFault();
    return this.#hasEnded;
  }

  /** Ends it as a person would; only disposing ends one that does not hear. */
  async end(until: HeldUntil, signal?: AbortSignal): Promise<HeldEnd> {
    if (this.#hasEnded) return { by: 'itself', exitCode: this.#exitCode };
    await (until === 'enter' ? this.terminal.type(enterKey) : this.terminal.interrupt());
    const hears = await this.finish(endMilliseconds, signal);
    return { by: hears ? 'request' : 'force', exitCode: this.#exitCode };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#isDisposed = true;
    await this.terminal[Symbol.asyncDispose]();
    await this.#reading;
    this.#tellFault();
  }

  /** Once, since who is told of it disposes of the command. */
  #tellFault(): void {
    const fault = this.#fault;
    this.#fault = undefined;
    if (fault !== undefined) throw fault.caught;
  }

  async #read(): Promise<void> {
    const decoder = new TextDecoder();
    try {
      for await (const data of this.terminal.output)
        this.#output = (this.#output + decoder.decode(data, { stream: true })).slice(-keptOutput);
      this.#exitCode = await this.terminal.exitCode;
    } catch (caught) {
      // Its container has gone, or it was disposed: whichever it is, it has ended.
      if (!isLabsError(caught) && !this.#isDisposed) this.#fault = { caught };
    } finally {
      this.#hasEnded = true;
    }
  }
}
