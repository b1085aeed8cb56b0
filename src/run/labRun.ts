import { endAll } from '../core/base/endAll';
import { asksForTerminal } from '../core/lab/console/terminalWish';
import { LabsError } from '../core/base/errors';
import type { ActionWork, Command } from '../core/lab/model';
import type { ContainerFacts, Progress } from '../core/ports';
import { commandFailure, heldFailure } from './commandFailure';
import { mayTouch, sendSignal, type Experiment } from './experiments';
import { LabContainer } from './labContainer';
import { LabFlood } from './labFlood';
import { LabObserver } from './labObserver';
import type { RunnableLab } from './loadLab';
import type { RunContext } from './runContext';
import type { HeldUntil } from './shells/heldCommand';
import type { CommandResult } from './shells/keptShell';
import { LabShells, type HeldEnding, type ShellPlace } from './shells/labShells';

/** What a command may take before it is taken for one that never ends, where its text says no other. */
const commandLimitMilliseconds = 60_000;

/**
 * One run of one lab: performs its commands and actions on the real system and owns whatever they
 * open. It knows no UI. Disposing releases the flood, ends the shells and the sampling; what was
 * made in the engine goes with `removeMade`.
 */
export class LabRun implements AsyncDisposable {
  readonly container: LabContainer;
  readonly observer: LabObserver;
  readonly flood: LabFlood;
  readonly #shells: LabShells;

  constructor(
    loaded: RunnableLab,
    private readonly context: RunContext,
    /** The same container for one run after the other, so that who made it can remove it. */
    container = new LabContainer(loaded, context),
  ) {
    this.container = container;
    this.#shells = new LabShells({
      folder: loaded.folder,
      engine: context.engine,
      clock: context.clock,
      log: context.log,
      running: () => container.running(),
    });
    this.flood = new LabFlood(loaded, context, () => container.running());
    this.observer = new LabObserver(
      container,
      loaded,
      context,
      () => this.flood.state,
      () => this.flood.over,
    );
  }

  /** Performs an action. Fails with what the engine or the flood fail with, and with
   * `command-failed`. */
  async perform(work: ActionWork, progress: Progress): Promise<void> {
    try {
      await this.#perform(work, progress);
    } finally {
      this.observer.forgetFacts();
    }
  }

  /** Restarts the container, for a port at which nobody answers any more. Fails as
   * `LabContainer.restart` does. */
  async restart({ signal }: Progress): Promise<void> {
    try {
      await this.#leaveContainer(signal);
      await this.container.restart();
    } finally {
      this.observer.forgetFacts();
    }
  }

  async #perform(work: ActionWork, progress: Progress): Promise<void> {
    switch (work.do) {
      case 'build':
        return this.container.build(progress);
      case 'run':
        return this.container.start(progress);
      case 'flood':
        return this.flood.start(work, progress);
      case 'release':
        return this.#releaseAll(progress);
      case 'stop':
        return this.#stop(progress);
      case 'exec':
      case 'terminal':
        return this.#mustRun(work, progress.signal);
      case 'open':
        // A view is something to look at: without a UI there is nothing to do.
        return;
    }
  }

  /**
   * Runs a command of the text where it belongs, as a student would: host commands in one kept
   * shell, container commands in another, and one that goes on running in a terminal of its own. One
   * that only enters the container opens that shell. Undefined where there is nothing to run.
   */
  async runCommand(command: Command, signal?: AbortSignal): Promise<RanCommand | undefined> {
    try {
      return await this.#runCommand(command, signal);
    } finally {
      this.observer.forgetFacts();
    }
  }

  async #runCommand(
    command: Command,
    signal: AbortSignal | undefined,
  ): Promise<RanCommand | undefined> {
    const { target, manner, moves } = command;
    if (command.offeredOnly || target === 'repl') return undefined;
    if (moves === 'enters-container') {
      await this.#shells.enterContainer();
      return { end: 'exited', exitCode: 0, output: '', ran: command.text };
    }
    if (moves === 'leaves-container') {
      await this.#shells.leaveContainer();
      return { end: 'exited', exitCode: 0, output: '', ran: command.text };
    }
    const limit = manner?.withinMilliseconds ?? commandLimitMilliseconds;
    if (manner?.until === undefined) return this.#run(target, command.text, limit, signal);
    const { until } = manner;
    const ran = await this.filled(command.text);
    const held = { place: target, text: ran, manner, until };
    const hold = (): Promise<CommandResult> => this.#shells.hold(command, held, limit, signal);
    return { ...(await this.#at(target, hold)), ran };
  }

  /** Ends the commands that were to run until the checks of their step have been asked. */
  endOfStep(signal?: AbortSignal): Promise<readonly HeldEnding[]> {
    return this.#endHeld(['enter', 'ctrl-c'], signal);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await endAll(
      () => this.flood[Symbol.asyncDispose](),
      () => this.observer[Symbol.asyncDispose](),
      () => this.#shells[Symbol.asyncDispose](),
    );
  }

  /** The flood goes, and commands that were to run until now. */
  async #releaseAll(progress: Progress): Promise<void> {
    const endings = await this.#endHeld(['release'], progress.signal);
    await this.flood.release(progress);
    for (const failure of endings.map(heldFailure)) if (failure !== undefined) throw failure;
  }

  async #stop({ signal }: Progress): Promise<void> {
    await this.#leaveContainer(signal);
    await this.container.stop();
  }

  /** What looks into the container ends before it, so that nothing is cut off in the middle. */
  async #leaveContainer(signal: AbortSignal | undefined): Promise<void> {
    await this.#endHeld(['release'], signal);
    await this.flood.release();
    await this.observer.closeSource();
    await this.#shells.clearContainer();
  }

  async #mustRun(
    work: ActionWork & { readonly do: 'exec' | 'terminal' },
    signal: AbortSignal | undefined,
  ): Promise<void> {
    const place = work.do === 'exec' ? 'container' : 'host';
    const result = await this.#run(place, work.command, commandLimitMilliseconds, signal);
    const failure = commandFailure({ text: work.command, line: undefined }, result);
    if (failure !== undefined) throw failure;
  }

  async #run(
    place: ShellPlace,
    text: string,
    limitMilliseconds: number,
    signal: AbortSignal | undefined,
  ): Promise<RanCommand> {
    const ran = await this.filled(text);
    const result = await this.#at(place, () =>
      place === 'host' && asksForTerminal(ran)
        ? this.#shells.runInHostTerminal(ran, limitMilliseconds, signal)
        : this.#shells.run(place, ran, limitMilliseconds, signal),
    );
    // A shell that ended by itself may have ended with its container, or with the engine.
    if (result.end === 'shell-ended' && place === 'container') await this.container.running();
    return { ...result, ran };
  }

  #endHeld(
    wanted: readonly HeldUntil[],
    signal: AbortSignal | undefined,
  ): Promise<readonly HeldEnding[]> {
    const place = this.#shells.holdsOnHost ? 'host' : 'container';
    return this.#at(place, () => this.#shells.endHeld(wanted, signal));
  }

  /** What runs on this machine may do anything to the container. */
  #at<Value>(place: ShellPlace, work: () => Promise<Value>): Promise<Value> {
    return place === 'host' ? this.container.letRemove(work) : work();
  }

  /** Whether experiments with its processes are allowed. */
  mayTouch(container: ContainerFacts): boolean {
    return mayTouch(container, this.context.owner);
  }

  /** Sends a signal to a process of the container. Fails as `sendSignal` does, and with `process-ours`. */
  async experiment(experiment: Experiment): Promise<void> {
    const container = await this.container.running();
    const { pid } = experiment;
    const { processes } = await this.observer.snapshot('counts');
    if (processes.some((one) => one.pid === pid && one.ours))
      throw new LabsError('process-ours', { name: container.name, pid });
    const { engine, owner } = this.context;
    await sendSignal(engine, container, owner, experiment);
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
