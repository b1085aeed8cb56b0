import type { Clock } from '../../core/base/clock';
import { isLabsError } from '../../core/base/errors';
import { mayWait } from '../../core/threads/parseSyscall';
import type { KernelArchitecture } from '../../core/threads/systemCallNames';
import type { Sampler } from '../openSampler';
import { heldOf, parseSocketLinks } from '../parseSocketLinks';
import { withWaits } from '../withWaits';
import type { HostProcess } from './hostProcesses';

/** After so long it is tried again, where nothing could be read from inside. */
const pauseMilliseconds = 30_000;

/** So many threads are asked for at once, since a command line has an end. */
const atOnce = 500;

interface Opened {
  readonly sampler: Sampler;
  /** What stands after what each thread waits for. */
  readonly separator: string;
}

/**
 * Reads from inside the container what this machine shows only to root: what threads wait for, and which
 * connections processes hold. It is opened only where that is needed. Where it cannot work, as without a
 * shell or without SYS_PTRACE, all stays as it was read from outside.
 */
export class InsideView implements AsyncDisposable {
  #opened: Opened | undefined;
  #restsUntil = -Infinity;

  constructor(
    private readonly open: () => Promise<Sampler>,
    private readonly architecture: KernelArchitecture | undefined,
    private readonly clock: Clock,
  ) {}

  /** The processes with what could be read besides. Fails with the signal's reason. */
  async complete(
    processes: readonly HostProcess[],
    accepted: ReadonlySet<number>,
    signal: AbortSignal | undefined,
  ): Promise<readonly HostProcess[]> {
    const blind = processes.filter(({ isClosed }) => isClosed);
    const now = this.clock.now();
    if (blind.length === 0 || this.architecture === undefined || now < this.#restsUntil)
      return processes;
    try {
      const completed = await this.#complete(blind, accepted, signal);
      if (!completed.some(({ seesWaits }) => seesWaits)) this.#restsUntil = now + pauseMilliseconds;
      const byPid = new Map(completed.map((process) => [process.hostPid, process]));
      return processes.map((process) => byPid.get(process.hostPid) ?? process);
    } catch (caught) {
      if (!isLabsError(caught)) throw caught;
      this.#restsUntil = now + pauseMilliseconds;
      await this[Symbol.asyncDispose]();
      return processes;
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const opened = this.#opened;
    this.#opened = undefined;
    await opened?.sampler.dialogue[Symbol.asyncDispose]();
  }

  async #complete(
    processes: readonly HostProcess[],
    accepted: ReadonlySet<number>,
    signal: AbortSignal | undefined,
  ): Promise<readonly HostProcess[]> {
    const opened = (this.#opened ??= await this.#open());
    const asked = processes.flatMap(({ main, threads }) =>
      threads
        .filter(({ stat }) => mayWait(stat.state))
        .map(({ stat }) => threadPath(main.id, stat)),
    );
    const calls = new Map<string, string>();
    for (let at = 0; at < asked.length; at += atOnce) {
      const some = asked.slice(at, at + atOnce);
      const text = await opened.sampler.dialogue.ask(`waits ${some.join(' ')}`, signal);
      const lines = text.split(opened.separator);
      // Only where each has its part is it known whose is which.
      if (lines.length !== some.length + 1) continue;
      for (const [index, path] of some.entries()) calls.set(path, lines[index]?.trimEnd() ?? '');
    }
    const held = await this.#held(opened, processes, accepted, signal);
    return processes.map((process) => ({ ...this.#withCalls(process, calls), ...held(process) }));
  }

  async #open(): Promise<Opened> {
    const sampler = await this.open();
    try {
      return { sampler, separator: await sampler.dialogue.ask('show /proc/self/comm') };
    } catch (caught) {
      await sampler.dialogue[Symbol.asyncDispose]();
      throw caught;
    }
  }

  async #held(
    { sampler }: Opened,
    processes: readonly HostProcess[],
    accepted: ReadonlySet<number>,
    signal: AbortSignal | undefined,
  ): Promise<(process: HostProcess) => Pick<HostProcess, 'heldConnections'> | undefined> {
    // That nobody holds one is known without asking.
    if (accepted.size === 0) return () => undefined;
    const pids = processes.map(({ main }) => main.id).join(' ');
    const links = parseSocketLinks(await sampler.dialogue.ask(`links ${pids}`, signal));
    return ({ main }) => ({ heldConnections: heldOf(links.get(main.id), accepted) });
  }

  #withCalls(process: HostProcess, calls: ReadonlyMap<string, string>): HostProcess {
    const called = process.threads.map(({ stat }) => ({
      stat,
      call: calls.get(threadPath(process.main.id, stat)) ?? '',
    }));
    return { ...process, ...withWaits(called, this.architecture) };
  }
}

/** Its folder in the container's /proc. */
function threadPath(pid: number, { id }: { readonly id: number }): string {
  return `${String(pid)}/task/${String(id)}`;
}
