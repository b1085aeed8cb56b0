import { insideFloodName } from '../core/threads/ourNames';
import { samplerCommand } from './samplerScript';
import type { SampledProcess } from './sampledProcess';

/** Programs set their title right after they start, so it is read once more after this time. */
const settlingMilliseconds = 1000;

/** Reads the command lines of processes by PID: the arguments, each with a NUL after it. */
export type ReadCommandLines = (pids: readonly number[]) => Promise<ReadonlyMap<number, string>>;

interface KnownLine {
  readonly startTicks: number;
  readonly name: string;
  readonly text: string;
  readonly readAgainAt: number;
}

/** Remembers the command lines of the processes there are: each is read twice instead of always. */
export class CommandLines {
  #known: ReadonlyMap<number, KnownLine> = new Map();

  /** The command lines of these processes by PID; `now` in milliseconds. */
  async of(
    processes: readonly SampledProcess[],
    now: number,
    read: ReadCommandLines,
  ): Promise<ReadonlyMap<number, string>> {
    const due = processes.filter((process) => this.#isDue(process, now));
    const fresh = due.length === 0 ? undefined : await read(due.map(({ main }) => main.id));
    const known = new Map<number, KnownLine>();
    for (const process of processes) {
      const { id, startTicks, name } = process.main;
      const before = this.#lineOf(process);
      const text = fresh?.get(id);
      const readAgainAt = before === undefined ? now + settlingMilliseconds : Infinity;
      const line = text === undefined ? before : { startTicks, name, text, readAgainAt };
      if (line !== undefined) known.set(id, line);
    }
    this.#known = known;
    return new Map([...known].map(([pid, { text }]) => [pid, text]));
  }

  /** A sampler's cat, that of another window, would be gone before it could be asked for. */
  #isDue(process: SampledProcess, now: number): boolean {
    if (isSampler(this.#known.get(process.main.ppid)?.text)) return false;
    const line = this.#lineOf(process);
    return line === undefined || now >= line.readAgainAt;
  }

  /** A process that became another program (exec) has a new line with its new name. */
  #lineOf({ main }: SampledProcess): KnownLine | undefined {
    const line = this.#known.get(main.id);
    return line?.startTicks === main.startTicks && line.name === main.name ? line : undefined;
  }
}

/** Whether this is the command line of a program that we run in the container ourselves. */
export function isOurs(commandLine: string | undefined): boolean {
  return isSampler(commandLine) || commandLine === `${insideFloodName}\0`;
}

/** Whether this is the command line of a sampler's shell, ours or that of another window. */
function isSampler(commandLine: string | undefined): boolean {
  return commandLine === samplerCommand.map((word) => `${word}\0`).join('');
}
