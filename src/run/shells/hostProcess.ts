import { spawn, type ChildProcessByStdio, type SpawnOptions } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { constants } from 'node:os';
import { setTimeout } from 'node:timers/promises';
import type { Readable, Writable } from 'node:stream';
import { endAll } from '../../core/base/endAll';
import { describeCaught, LabsError } from '../../core/base/errors';
import { endMarkedProcesses } from './markedProcesses';
import { shellEnvironment } from './endShell';

/** What to start on this machine. */
export interface HostRequest {
  readonly folder: string;
  /** For sh; `$1` and on are the words. */
  readonly script: string;
  readonly words?: readonly string[];
  /** Beside the environment that we have ourselves. */
  readonly environment?: Readonly<Record<string, string>> | undefined;
}

/** A program on this machine, with all that it starts. */
export interface HostProcess extends AsyncDisposable {
  /** What it prints on its standard output. */
  readonly output: AsyncIterable<Uint8Array>;
  write(text: string): Promise<void>;
  /** As a Ctrl-C where there is no terminal: to the program and all that it started. */
  interrupt(): void;
  /** Its exit code, or 128 and the signal's number as a shell tells it. */
  readonly exitCode: Promise<number>;
}

/**
 * The process leads a group of its own: ending it ends what it started, and a Ctrl-C of the terminal
 * reaches us first, so that we can clean up. Where we die without doing so (kill -9), the other end
 * of its pipe 3 is closed with us, and a watcher in the group ends the group.
 */
const watched = `( { cat <&3; kill -KILL 0; } >/dev/null 2>&1 & )
exec 3<&-
`;

/** What a program has printed is read to its end before its output is closed under those that it has
 * left in the background: twice in a row there is nothing, or this is enough. */
const drainPauseMilliseconds = 50;
const mostDrainPauses = 40;

/** Starts a program on this machine. Fails with `lab-unreadable` where the folder is not there. */
export async function startHostProcess(request: HostRequest): Promise<HostProcess> {
  const { folder, script, words = [], environment } = request;
  const id = randomUUID();
  const child = await spawned(['-c', watched + script, 'sh', ...words], {
    cwd: folder,
    detached: true,
    stdio: ['pipe', 'pipe', 'ignore', 'pipe'],
    env: { ...process.env, ...environment, ...shellEnvironment(id) },
  });
  let isGone = false;
  let isDisposed = false;
  const exitCode = new Promise<number>((resolve) =>
    child.once('exit', (code, signal) => {
      void drainedOutput(child.stdout).then(() => {
        isGone = true;
        child.stdout.destroy();
      });
      resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal]));
    }),
  );
  // A write after its end fails on the pipe; the end of `output` tells the reader, also where
  // something that it has started still holds the other end.
  child.stdin.on('error', () => {
    isGone = true;
    child.stdout.destroy();
  });
  async function* output(): AsyncGenerator<Uint8Array> {
    try {
      yield* child.stdout;
    } catch (caught) {
      if (!isGone) throw caught;
    }
  }
  return {
    output: output(),
    exitCode,
    async write(text) {
      // Nobody reads any more: the end of `output` tells that.
      if (child.stdin.destroyed || child.stdin.write(text)) return;
      await drained(child.stdin);
    },
    interrupt() {
      signalGroup(child.pid, 'SIGINT');
    },
    async [Symbol.asyncDispose]() {
      if (isDisposed) return;
      isDisposed = true;
      isGone = true;
      // The watcher keeps the group's number from being used again until now.
      signalGroup(child.pid, 'SIGKILL');
      await endAll(
        () => exitCode,
        () => endMarkedProcesses(id),
      );
      child.stdout.destroy();
    },
  };
}

async function spawned(
  words: readonly string[],
  options: SpawnOptions & { readonly cwd: string },
): Promise<ChildProcessByStdio<Writable, Readable, null>> {
  try {
    // Words that are too long are refused at once, all else is told later.
    const child = spawn('sh', words, options);
    await once(child, 'spawn');
    // With a fourth pipe, Node's types do not tell that the first two are there.
    return child as ChildProcessByStdio<Writable, Readable, null>;
  } catch (caught) {
    throw new LabsError('lab-unreadable', { file: options.cwd, why: describeCaught(caught) });
  }
}

/** Until more may be written, or nothing ever will be. */
async function drained(stream: Writable): Promise<void> {
  const settled = new AbortController();
  const told = ['drain', 'close'].map((event) => once(stream, event, { signal: settled.signal }));
  try {
    await Promise.race(told);
  } catch (caught) {
    if (!stream.destroyed) throw caught;
  } finally {
    settled.abort();
    await Promise.allSettled(told);
  }
}

/** Until all is read that a program which has exited has printed itself. */
async function drainedOutput(stdout: Readable): Promise<void> {
  let empty = 0;
  for (let pause = 0; pause < mostDrainPauses && empty < 2 && !stdout.destroyed; pause += 1) {
    await setTimeout(drainPauseMilliseconds, undefined, { ref: false });
    empty = stdout.readableLength === 0 ? empty + 1 : 0;
  }
}

function signalGroup(leader: number | undefined, signal: NodeJS.Signals): void {
  if (leader === undefined) return;
  try {
    process.kill(-leader, signal);
  } catch (caught) {
    // The group may have ended on its own a moment before.
    if (!(caught instanceof Error && 'code' in caught && caught.code === 'ESRCH')) throw caught;
  }
}
