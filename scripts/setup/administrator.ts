import { spawn } from 'node:child_process';
import {
  exitCodeOf,
  runCommand,
  type Argv,
  type CommandOptions,
  type Outcome,
} from '../tools/command';
import type { LogFile } from '../tools/logFile';
import type { Screen } from '../tools/screen';
import type { Machine } from './machine';
import { PartMissing } from '../tools/partMissing';

export interface AdministratorOptions {
  /** Hears each line as soon as it is printed. */
  readonly hear?: (line: string) => void;
  /** For what must not be cut off half-way: an interruption waits until it is done. */
  readonly uninterrupted?: boolean;
}

/** sudo passes on no signal that comes from its own process group, so the PID is asked for. */
const announcePid = 'echo "pid $$"; exec "$@"';
const announcedPid = /^pid (\d+)$/;

/** Runs commands with administrator rights: as root at once, else by sudo, which is asked once. */
export class Administrator {
  #granted: Promise<void> | undefined;

  constructor(
    readonly machine: Machine,
    readonly screen: Screen,
    readonly log: LogFile,
    readonly signal: AbortSignal,
  ) {}

  /** Runs a command to its end; all that it prints goes to the log. Fails with `PartMissing` where
   * there are no such rights. */
  async run(argv: Argv, { hear, uninterrupted }: AdministratorOptions = {}): Promise<Outcome> {
    this.#granted ??= this.#obtain();
    await this.#granted;

    const signal = uninterrupted === true ? undefined : this.signal;
    let pid: string | undefined;
    const stop = (): void => {
      if (pid !== undefined) void this.#elevate(['kill', '-TERM', pid]);
    };
    this.log.add(`# ${argv.join(' ')}`);
    const outcome = await this.#elevate(['sh', '-c', announcePid, 'sh', ...argv], {
      signal,
      stop,
      hear: (line) => {
        this.log.add(line);
        hear?.(line);
        if (pid !== undefined) return;
        pid = announcedPid.exec(line)?.[1];
        // An interruption may have come before there was a PID to tell it to.
        if (signal?.aborted === true) stop();
      },
    });
    return { ...outcome, lines: outcome.lines.filter((line) => !announcedPid.test(line)) };
  }

  #elevate(argv: Argv, options?: CommandOptions): Promise<Outcome> {
    const isRoot = this.machine.elevation === 'root';
    return runCommand(isRoot ? argv : ['sudo', '-n', '--', ...argv], options);
  }

  async #obtain(): Promise<void> {
    const { elevation, user, hasTerminal } = this.machine;
    if (elevation === 'root') return;
    if (elevation === 'sudo') {
      if ((await runCommand(['sudo', '-n', 'true'])).exitCode === 0) return;
      if (hasTerminal && (await this.#askForPassword())) return;
    }
    throw new PartMissing(
      `Administrator rights are needed, and ${user} has none here${elevation === 'sudo' ? ' without a password' : ''}.`,
      'Run this as root or as a user with sudo.',
    );
  }

  async #askForPassword(): Promise<boolean> {
    this.screen.info('Administrator rights are needed to set up the container engine: sudo asks.');
    const child = spawn('sudo', ['-v'], { stdio: 'inherit' });
    return (await exitCodeOf(child, this.signal)) === 0;
  }
}
