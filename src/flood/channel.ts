import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import { safeLine } from '../core/base/safeText';
import type { Engine, ExecSession } from '../core/ports';
import type { FloodOrder } from './messages';
import { reportLines } from './reportLines';

/** A program that holds connections, wherever it runs. */
export interface FloodChannel {
  /** What it prints, line by line; ends when the program does. */
  readonly lines: AsyncIterable<string>;
  write(order: FloodOrder): void;
  /** Ends the program, whatever it does, and waits until it has ended; its sockets end with it. */
  end(): Promise<void>;
  /** What the system or the program itself said of why it does not run, where it said something. */
  readonly complaint: () => string | undefined;
}

/** The words with which a program that holds connections is started. */
export type FloodCommand = readonly [program: string, ...words: string[]];

/** Those of the programs that can hold connections on a machine, the best first. */
export type FloodCommands = readonly [FloodCommand, ...FloodCommand[]];

/** What a user has set for perl is not for our program: `sysread` fails where streams are UTF-8. */
const plainPerl = { PERL5OPT: '', PERL5LIB: '', PERL_UNICODE: '0', PERLIO: '' };

/** Nor is what is set for the host, for a debugger for example. */
const ownEnvironment = { ...plainPerl, NODE_OPTIONS: '', ELECTRON_RUN_AS_NODE: '1' };

/** Starts the program in a process of this machine, which ends when its input does. Fails with what
 * the system says where it cannot be started; where its file is missing it ends at once. */
export function openHere([program, ...words]: FloodCommand): FloodChannel {
  const child = spawn(program, words, {
    env: { ...process.env, ...ownEnvironment },
    stdio: 'pipe',
  });
  let failure: string | undefined;
  let complaints = '';
  // A program that could not be started has no output either.
  child.on('error', ({ message }) => (failure ??= message));
  const { stdin, stdout, stderr } = child as Partial<
    ChildProcessByStdio<Writable, Readable, Readable>
  >;
  // Where this process itself has no descriptors left there are no pipes either.
  if (stdin === undefined || stdout === undefined || stderr === undefined)
    throw new Error('EMFILE');
  stderr.on('data', (data: Buffer) => {
    complaints = (complaints + data.toString()).slice(0, longestComplaint);
  });
  // What is written after its end is of no use any more.
  stdin.on('error', () => undefined);
  const ended = child.pid === undefined ? Promise.resolve() : once(child, 'exit');
  return {
    lines: reportLines(stdout as AsyncIterable<Buffer>),
    write(order) {
      stdin.write(lineOf(order));
    },
    async end() {
      child.kill('SIGKILL');
      await ended;
    },
    complaint: () => failure ?? complaintIn(complaints),
  };
}

/** Of the trace that a program prints as it dies the sentence comes early. */
const longestComplaint = 2000;

/** Its sentence: Node prints a trace around it, perl nothing else. */
function complaintIn(text: string): string | undefined {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const said = lines.find((line) => /^\w*Error\b/.test(line)) ?? lines.at(-1);
  return said === undefined ? undefined : safeLine(said);
}

/** Five of them may be lost before the program takes its host for gone (`perlInside`). */
const aliveMilliseconds = 2000;

/** Starts a program inside a container, which ends when its input does, or brings it nothing more. */
export async function openInside(
  engine: Engine,
  containerId: string,
  command: readonly string[],
): Promise<FloodChannel> {
  const session = await engine.exec(containerId, {
    command,
    tty: false,
    environment: plainPerl,
  });
  const write = (order: FloodOrder): void => {
    // A session that has ended is told by its lines.
    session.write(lineOf(order)).catch(() => undefined);
  };
  // An engine that is killed leaves the program's input open, so silence has to tell of that.
  const heart = setInterval(() => {
    write({ do: 'alive' });
  }, aliveMilliseconds).unref();
  return {
    lines: reportLines(outputOf(session)),
    write,
    async end() {
      clearInterval(heart);
      await session[Symbol.asyncDispose]();
    },
    complaint: () => undefined,
  };
}

async function* outputOf({ output }: ExecSession): AsyncGenerator<Uint8Array> {
  for await (const { stream, data } of output) if (stream === 'stdout') yield data;
}

function lineOf(order: FloodOrder): string {
  return `${JSON.stringify(order)}\n`;
}
