import { spawn, type ChildProcess } from 'node:child_process';
import { platform } from 'node:process';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { describeCaught } from '../../src/core/base/errors';
import { exitCodeOf, type Argv } from '../tools/command';
import { LogFile, lastLines } from '../tools/logFile';
import { PartMissing } from '../tools/partMissing';

export interface ServerOptions {
  readonly env: NodeJS.ProcessEnv;
  /** A line that matches is the sign that it serves. */
  readonly ready: RegExp;
  /** The file that keeps all that it prints. */
  readonly log: string;
  readonly signal: AbortSignal;
}

/** A cold disk makes a start slow (seen: 2 s warm, 12 s cold). */
const startMilliseconds = 90_000;

/** How long it may end in order, before it is killed (seen: below 1 s). */
const endMilliseconds = 10_000;

/** A program that serves until it is ended, together with all processes of its group. */
export class ServerProcess implements AsyncDisposable {
  /** Its exit code, once it has ended by itself or by us. */
  readonly ended: Promise<number>;
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess) {
    this.#child = child;
    this.ended = exitCodeOf(child);
  }

  /** Starts it and waits until it serves. Fails with `PartMissing`, having ended what it began. */
  static async start(
    argv: Argv,
    { env, ready, log, signal }: ServerOptions,
  ): Promise<ServerProcess> {
    // Where we are killed outright and can end nothing, the kernel kills it with us.
    const [program, ...rest]: Argv =
      platform === 'linux' ? ['setpriv', '--pdeathsig', 'KILL', ...argv] : argv;
    // A group of its own: a Ctrl-C at our terminal reaches us alone, and we end it in order.
    const child = spawn(program, rest, { stdio: ['ignore', 'pipe', 'pipe'], env, detached: true });
    const server = new ServerProcess(child);
    const output = new LogFile(log);
    const isServing = new Promise<true>((resolve) => {
      const take = (line: string): void => {
        output.add(line);
        if (ready.test(line)) resolve(true);
      };
      for (const input of [child.stdout, child.stderr]) createInterface({ input }).on('line', take);
      child.once('error', (caught) => {
        take(describeCaught(caught));
      });
    });
    const patience = new AbortController();
    const late = sleep(startMilliseconds, false, {
      signal: AbortSignal.any([signal, patience.signal]),
    }).catch(() => false);
    const isUp = await Promise.race([isServing, server.ended.then(() => false), late]);
    patience.abort();
    if (isUp) return server;
    await server[Symbol.asyncDispose]();
    signal.throwIfAborted();
    throw new PartMissing(
      `${argv[0]} did not start. It said last: ${lastLines(log, 3).join(' / ') || 'nothing'}.`,
      `All that it printed is in ${log}.`,
    );
  }

  /** Undefined where it could not be started. */
  get pid(): number | undefined {
    return this.#child.pid;
  }

  /** Kills it and all processes of its group outright. */
  kill(): void {
    this.#tell('SIGKILL');
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#tell('SIGTERM');
    const late = new AbortController();
    await Promise.race([
      this.ended,
      sleep(endMilliseconds, undefined, { signal: late.signal }).catch(() => undefined),
    ]);
    late.abort();
    // Also what the group left behind.
    this.#tell('SIGKILL');
    await this.ended;
  }

  #tell(name: NodeJS.Signals): void {
    const { pid } = this.#child;
    if (pid === undefined) return;
    try {
      process.kill(-pid, name);
    } catch {
      // The group has ended, which is what was wanted.
    }
  }
}
