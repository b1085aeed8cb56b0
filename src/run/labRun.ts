import { endAll } from '../core/base/endAll';
import { LabsError } from '../core/base/errors';
import { Emitter } from '../core/base/event';
import type { ActionWork, Command } from '../core/lab/model';
import type { Flood, FloodCounts, Progress } from '../core/ports';
import { LabContainer } from './labContainer';
import { LabObserver } from './labObserver';
import type { RunnableLab } from './loadLab';
import type { RunContext } from './runContext';
import { startContainerShell } from './shells/containerShell';
import { startHostShell } from './shells/hostShell';
import { KeptShell, type CommandResult } from './shells/keptShell';

/** What a command may take before it is taken for one that never ends. */
const commandLimitMilliseconds = 60_000;

/**
 * One run of one lab: performs its commands and actions on the real system and owns whatever they
 * open. It knows no UI. Disposing releases the flood, ends the shells and the sampling; what was
 * made in the engine goes with `removeMade`.
 */
export class LabRun implements AsyncDisposable {
  readonly container: LabContainer;
  readonly observer: LabObserver;
  readonly #floods = new Emitter<FloodCounts | undefined>();
  /** Tells each change of the connections that are held; undefined once they are released. */
  readonly onFlood = this.#floods.event;
  #flood: Flood | undefined;
  #hostShell: KeptShell | undefined;
  #containerShell: KeptShell | undefined;

  constructor(
    private readonly loaded: RunnableLab,
    private readonly context: RunContext,
  ) {
    this.container = new LabContainer(loaded, context);
    this.observer = new LabObserver(this.container, loaded, context, () => this.flood);
  }

  /** The connections that are held now; undefined where there is no flood. */
  get flood(): FloodCounts | undefined {
    return this.#flood?.counts;
  }

  /** Performs an action. Fails with what the engine or the flood fail with. */
  async perform(work: ActionWork, progress: Progress): Promise<void> {
    switch (work.do) {
      case 'build':
        return this.container.build(progress);
      case 'run':
        return this.container.start(progress);
      case 'flood':
        return this.#startFlood(work, progress);
      case 'release':
        return this.#release(progress);
      case 'stop':
        return this.#stop();
      case 'exec':
        await this.#inContainer(work.command, progress.signal);
        return;
      case 'terminal':
        await this.#onHost(work.command, progress.signal);
        return;
      case 'open':
        // A view is something to look at: without a UI there is nothing to do.
        return;
    }
  }

  /**
   * Runs a command of the text where it belongs, as a student would: host commands in one kept
   * shell, container commands in another. One that only enters the container opens that shell.
   * Undefined where there is nothing to run.
   */
  async runCommand(command: Command, signal?: AbortSignal): Promise<RanCommand | undefined> {
    if (command.offeredOnly || command.target === 'repl') return undefined;
    if (command.moves === 'enters-container') {
      await this.#enterContainer();
      return { end: 'exited', exitCode: 0, output: '', ran: command.text };
    }
    if (command.moves === 'leaves-container') {
      await this.#leaveContainer();
      return { end: 'exited', exitCode: 0, output: '', ran: command.text };
    }
    return command.target === 'container'
      ? this.#inContainer(command.text, signal)
      : this.#onHost(command.text, signal);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await endAll(
      () => this.#release(),
      () => this.observer[Symbol.asyncDispose](),
      () => this.#leaveContainer(),
      () => this.#hostShell?.[Symbol.asyncDispose](),
    );
  }

  async #startFlood(
    { count, port: wanted }: { readonly count: number; readonly port?: number },
    progress: Progress,
  ): Promise<void> {
    await this.#release();
    const port = wanted ?? this.loaded.container.ports[0]?.container;
    if (port === undefined)
      throw new LabsError('lab-incomplete', { file: this.loaded.file, missing: 'published port' });
    this.#flood = await this.context.startFlood(await this.container.running(), port, count);
    this.#flood.onChange((counts) => {
      this.#floods.fire(counts);
    });
    this.#floods.fire(this.#flood.counts);
    await this.#flood.settled;
    progress.report?.(describeFlood(this.#flood.counts));
  }

  async #release(progress: Progress = {}): Promise<void> {
    const flood = this.#flood;
    if (flood === undefined) return;
    this.#flood = undefined;
    progress.report?.(`before the release: ${describeFlood(flood.counts)}`);
    await flood.release();
    this.#floods.fire(undefined);
  }

  /** What looks into the container ends before it, so that nothing is cut off in the middle. */
  async #stop(): Promise<void> {
    await this.#release();
    await this.observer.closeSource();
    await this.#leaveContainer();
    await this.container.stop();
  }

  async #onHost(text: string, signal?: AbortSignal): Promise<RanCommand> {
    if (this.#hostShell === undefined || this.#hostShell.ended)
      this.#hostShell = new KeptShell(await startHostShell(this.loaded.folder), this.context.clock);
    return this.#runIn(this.#hostShell, text, signal);
  }

  async #inContainer(text: string, signal?: AbortSignal): Promise<RanCommand> {
    const shell = await this.#enterContainer();
    return this.#runIn(shell, text, signal);
  }

  async #runIn(shell: KeptShell, text: string, signal?: AbortSignal): Promise<RanCommand> {
    const ran = await this.filled(text);
    return { ...(await shell.run(ran, commandLimitMilliseconds, signal)), ran };
  }

  async #enterContainer(): Promise<KeptShell> {
    if (this.#containerShell === undefined || this.#containerShell.ended) {
      const container = await this.container.running();
      const shell = await startContainerShell(this.context.engine, container);
      this.#containerShell = new KeptShell(shell, this.context.clock);
    }
    return this.#containerShell;
  }

  async #leaveContainer(): Promise<void> {
    const shell = this.#containerShell;
    this.#containerShell = undefined;
    await shell?.[Symbol.asyncDispose]();
  }

  /** A command as it must run now: ports and facts are filled in. */
  filled(text: string): Promise<string> {
    return this.observer.filled(text);
  }
}

/** A command's end, with its text as it really ran: ports and facts are filled in. */
export interface RanCommand extends CommandResult {
  readonly ran: string;
}

/** What the server closes by itself is told too: a flood that is said to be held must be held. */
function describeFlood({ wanted, held, dropped, replaced, failed }: FloodCounts): string {
  const failures = Object.entries(failed).map(([code, count]) => `${String(count)} x ${code}`);
  return [
    `${String(held)} of ${String(wanted)} connections held`,
    `${String(dropped)} dropped by the server`,
    `${String(replaced)} replaced`,
    failures.length === 0 ? 'none failed' : `failed: ${failures.join(', ')}`,
  ].join(', ');
}
