import { constants } from 'node:os';
import type { Disposable } from '../../src/core/base/disposable';
import { watchNpm } from './watchNpm';

/** Why work was stopped: somebody asked for it, by a signal. */
export class Interrupted extends Error {
  /** What a shell reports for a program that this signal ended: 130 for Ctrl-C. */
  readonly exitCode: number;

  constructor(signalName: StopSignal) {
    super('Interrupted');
    this.exitCode = 128 + constants.signals[signalName];
  }
}

/** What a process that restarted us sends over the channel between us. */
export type StopSignal = (typeof stopSignals)[number];

const stopSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Turns every way of being told to stop into one abort of `signal`, whose reason is `Interrupted`.
 * Repetitions change nothing: npm passes a Ctrl-C on that the terminal has already delivered.
 */
export class Interruption implements Disposable {
  readonly #controller = new AbortController();
  readonly #npm: Disposable;
  readonly signal = this.#controller.signal;

  constructor() {
    for (const name of stopSignals) process.on(name, this.#stop);
    process.on('message', this.#stop);
    process.on('disconnect', this.#abandoned);
    // Listening to the channel would keep us alive for as long as it is open.
    process.channel?.unref();
    this.#npm = watchNpm(this.#abandoned);
    // The terminal was closed, or what read our output has ended. This is heard for good: the
    // writing of our last words fails only after we are done.
    for (const stream of [process.stdout, process.stderr]) stream.on('error', this.#abandoned);
  }

  dispose(): void {
    this.#npm.dispose();
    for (const name of stopSignals) process.off(name, this.#stop);
    process.off('message', this.#stop);
    process.off('disconnect', this.#abandoned);
  }

  readonly #stop = (said: unknown): void => {
    const name = stopSignals.find((known) => known === said);
    if (name !== undefined) this.#controller.abort(new Interrupted(name));
  };

  readonly #abandoned = (): void => {
    this.#stop('SIGHUP' satisfies StopSignal);
  };
}
