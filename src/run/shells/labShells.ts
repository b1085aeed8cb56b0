import type { Clock } from '../../core/base/clock';
import { endAll } from '../../core/base/endAll';
import type { Command, CommandManner } from '../../core/lab/model';
import type { ContainerFacts, Engine, Log } from '../../core/ports';
import { startContainerShell } from './containerShell';
import { startContainerTerminal } from './containerTerminal';
import { HeldCommand, type HeldEnd, type HeldUntil } from './heldCommand';
import { startHostShell } from './hostShell';
import { startHostTerminal } from './hostTerminal';
import { KeptShell, type CommandResult } from './keptShell';
import { stateOf, typedCommand } from './shellState';

/** What the shells of a run work with. */
export interface ShellKit {
  /** The lab's folder, in which host commands begin. */
  readonly folder: string;
  readonly engine: Engine;
  readonly clock: Clock;
  readonly log: Log;
  /** The lab's container. Fails with `container-missing` or `container-stopped`. */
  running(): Promise<ContainerFacts>;
}

export type ShellPlace = 'host' | 'container';

/** A command that goes on running. */
export interface Held {
  readonly place: ShellPlace;
  /** Its line in lab.md. */
  readonly line: number;
  readonly text: string;
  readonly manner: CommandManner;
  readonly until: HeldUntil;
  readonly command: HeldCommand;
}

/** What has become of a command that was held. */
export type HeldEnding = Omit<Held, 'command'> & HeldEnd & { readonly output: string };

/**
 * The shells of one run: one of the host and one of the container, each kept from command to command,
 * and a terminal for each command that goes on running. Such a command begins where the kept shell
 * stands, and leaves it free for what follows, as a second terminal does.
 */
export class LabShells implements AsyncDisposable {
  #host: KeptShell | undefined;
  #container: KeptShell | undefined;
  #held: readonly Held[] = [];

  constructor(private readonly kit: ShellKit) {}

  /** Whether a command of this machine goes on running. */
  get holdsOnHost(): boolean {
    return this.#held.some(({ place }) => place === 'host');
  }

  /** Runs a command to its end in the kept shell of its place. */
  async run(
    place: ShellPlace,
    text: string,
    limitMilliseconds: number,
    signal?: AbortSignal,
  ): Promise<CommandResult> {
    const shell = await (place === 'host' ? this.#onHost() : this.enterContainer());
    return shell.run(text, limitMilliseconds, signal);
  }

  /** Runs a command of this machine to its end in a terminal of its own. */
  async runInHostTerminal(
    text: string,
    limitMilliseconds: number,
    signal?: AbortSignal,
  ): Promise<CommandResult> {
    const terminal = await this.#openTerminal('host', text, signal);
    await using command = new HeldCommand(terminal, this.kit.clock);
    const hasEnded = await command.finish(limitMilliseconds, signal);
    const { exitCode, output } = command;
    return { end: hasEnded ? 'exited' : 'time-over', exitCode, output };
  }

  /** Starts a command that goes on running, and waits until it is up. */
  async hold(
    { line, sample }: Command,
    held: { readonly place: ShellPlace; readonly text: string; readonly manner: CommandManner } & {
      readonly until: HeldUntil;
    },
    limitMilliseconds: number,
    signal?: AbortSignal,
  ): Promise<CommandResult> {
    const terminal = await this.#openTerminal(held.place, held.text, signal);
    const command = new HeldCommand(terminal, this.kit.clock);
    this.#held = [...this.#held, { ...held, line, command }];
    const end = await command.start(sample, limitMilliseconds, signal);
    const { exitCode, output } = command;
    if (end !== 'running') await this.#drop(command);
    return { end, exitCode, output };
  }

  /** Ends the commands that wait for one of these, in the order in which they began. */
  async endHeld(
    wanted: readonly HeldUntil[],
    signal?: AbortSignal,
  ): Promise<readonly HeldEnding[]> {
    const endings: HeldEnding[] = [];
    for (const { command, ...held } of this.#held.filter(({ until }) => wanted.includes(until))) {
      try {
        const end = await command.end(held.until, signal);
        endings.push({ ...held, ...end, output: command.output });
      } finally {
        await this.#drop(command);
      }
    }
    return endings;
  }

  /** Opens the kept shell in the container where there is none. */
  async enterContainer(): Promise<KeptShell> {
    if (this.#container === undefined || this.#container.ended) {
      const { engine, clock } = this.kit;
      const container = await this.kit.running();
      this.#container = new KeptShell(await startContainerShell(engine, container), clock);
    }
    return this.#container;
  }

  async leaveContainer(): Promise<void> {
    const shell = this.#container;
    this.#container = undefined;
    await shell?.[Symbol.asyncDispose]();
  }

  /** Ends everything inside the container, before that is stopped. */
  async clearContainer(): Promise<void> {
    const inside = this.#held.filter(({ place }) => place === 'container');
    await endAll(
      ...inside.map(
        ({ command }) =>
          () =>
            this.#drop(command),
      ),
      () => this.leaveContainer(),
    );
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await endAll(
      ...this.#held.map(
        ({ command }) =>
          () =>
            this.#drop(command),
      ),
      () => this.leaveContainer(),
      () => this.#host?.[Symbol.asyncDispose](),
    );
  }

  async #drop(command: HeldCommand): Promise<void> {
    this.#held = this.#held.filter((held) => held.command !== command);
    await command[Symbol.asyncDispose]();
  }

  async #openTerminal(
    place: ShellPlace,
    text: string,
    signal: AbortSignal | undefined,
  ): ReturnType<typeof startHostTerminal> {
    const { folder, engine, log } = this.kit;
    if (place === 'host') {
      const script = typedCommand(await stateOf(this.#host, log, signal), text);
      return startHostTerminal(folder, script, this.#environment);
    }
    const container = await this.kit.running();
    const script = typedCommand(await stateOf(this.#container, log, signal), text);
    return startContainerTerminal(engine, container, script);
  }

  async #onHost(): Promise<KeptShell> {
    if (this.#host === undefined || this.#host.ended) {
      const shell = await startHostShell(this.kit.folder, this.#environment);
      this.#host = new KeptShell(shell, this.kit.clock);
    }
    return this.#host;
  }

  /** `docker` on the host must speak to the engine that the run has, not to another one. */
  get #environment(): Readonly<Record<string, string>> {
    const { address } = this.kit.engine;
    const scheme = address.includes('://') ? '' : address.startsWith('/') ? 'unix://' : 'tcp://';
    // A context of docker's own would go before the host.
    return { DOCKER_HOST: scheme + address, DOCKER_CONTEXT: '' };
  }
}
