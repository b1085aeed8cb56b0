import type { ContainerState } from '../../src/core/ports';
import { whileWaiting } from '../tools/whileWaiting';
import type { SetupContext } from './setupContext';
import type { Starter } from './starters/starter';

/** What is in none of these states ends with the engine. */
const ended: ReadonlySet<ContainerState> = new Set(['created', 'exited', 'dead']);

/** Ends an engine that this run has started, unless containers of other people run on it by now. */
export class EngineEnding implements AsyncDisposable {
  #ended = false;

  constructor(
    readonly starter: Starter,
    readonly context: SetupContext,
  ) {}

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#ended) return;
    this.#ended = true;
    const { screen, finder } = this.context;
    const others = await this.#runningContainers();
    if (others.length > 0) {
      screen.info(`The container engine keeps running, since others use it: ${others.join(', ')}.`);
      return;
    }
    await finder[Symbol.asyncDispose]();
    const wasAlive = await this.starter.isAlive();
    const work = this.starter.end();
    const { exitCode } = await whileWaiting(screen, 'ending the container engine', work);
    // What did not start, or died, has been complained of already.
    if (!wasAlive) return;
    if (exitCode === 0) screen.info('Ended the container engine, which ran only for this.');
    else screen.warn('The container engine, which this run has started, could not be ended.');
  }

  /** Names of the containers that run; our own are gone by now. */
  async #runningContainers(): Promise<readonly string[]> {
    const look = await this.context.finder.look();
    if (look.state !== 'answers') return [];
    const containers = await look.engine.containers({});
    return containers.filter(({ state }) => !ended.has(state)).map(({ name }) => name);
  }
}
