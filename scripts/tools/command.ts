import { spawn, type ChildProcess } from 'node:child_process';
import { constants } from 'node:os';
import { createInterface } from 'node:readline';
import { describeCaught } from '../../src/core/base/errors';

/** A program with its arguments; no shell reads them. */
export type Argv = readonly [program: string, ...rest: readonly string[]];

export interface Outcome {
  /** As a shell reports it: 127 where there is no such program, 128 + N after signal N. */
  readonly exitCode: number;
  /** What it printed on either stream, in order. */
  readonly lines: readonly string[];
}

export interface CommandOptions {
  readonly signal?: AbortSignal | undefined;
  /** Hears each line as soon as it is printed. */
  readonly hear?: ((line: string) => void) | undefined;
  /** How the command is told to end when the signal is aborted; by default SIGTERM. */
  readonly stop?: Stop | undefined;
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
}

type Stop = (child: ChildProcess) => void;

/** Runs a command without terminal input and gives what it printed. Never rejects. */
export async function runCommand(
  [program, ...rest]: Argv,
  { signal, hear, stop, ...where }: CommandOptions = {},
): Promise<Outcome> {
  const lines: string[] = [];
  const take = (line: string): void => {
    lines.push(line);
    hear?.(line);
  };
  const child = spawn(program, rest, { ...where, stdio: ['ignore', 'pipe', 'pipe'] });
  for (const input of [child.stdout, child.stderr]) createInterface({ input }).on('line', take);
  child.once('error', (caught) => {
    take(describeCaught(caught));
  });
  return { exitCode: await exitCodeOf(child, signal, stop), lines };
}

/** Resolves once the child has ended and its output was read; stops it when the signal is aborted. */
export function exitCodeOf(
  child: ChildProcess,
  signal?: AbortSignal,
  stop: Stop = (it) => it.kill(),
): Promise<number> {
  return new Promise((resolve) => {
    const onAbort = (): void => {
      stop(child);
    };
    const finish = (exitCode: number): void => {
      signal?.removeEventListener('abort', onAbort);
      resolve(exitCode);
    };
    child.once('error', () => {
      finish(127);
    });
    child.once('close', (code, signalName) => {
      finish(code ?? 128 + constants.signals[signalName ?? 'SIGKILL']);
    });
    if (signal?.aborted === true) onAbort();
    else signal?.addEventListener('abort', onAbort, { once: true });
  });
}
