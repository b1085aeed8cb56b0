import { endAll } from '../core/base/endAll';
import { LabsError } from '../core/base/errors';
import type { ExecChunk, ExecSession, WindowSize } from '../core/ports';
import type { CliStreams } from './command';
import { Interrupted } from './interrupted';

/**
 * Joins our streams and a shell's until the shell ends, and gives its exit code. A shell that is
 * interrupted (its terminal closed) is ended inside the container too. Fails with `shell-missing`
 * where the container has none.
 */
export async function joinShell(
  session: ExecSession,
  streams: CliStreams,
  signal: AbortSignal,
  container: string,
  endInside: () => Promise<void>,
): Promise<number> {
  const { stdin, stdout } = streams;
  const tty = stdin.isTTY && stdout.isTTY;
  const hungUp = new AbortController();
  // A terminal that closes shows itself as a signal, or as the end or failure of a stream, whichever
  // comes first.
  const hangUp = (): void => {
    hungUp.abort();
  };
  const forwardInput = (data: Buffer): void => {
    stdin.pause();
    session.write(data).then(() => stdin.resume(), hangUp);
  };
  const endInput = (): void => {
    if (tty) hangUp();
    else session.endInput();
  };
  const forwardSize = (): void => {
    session.resize(windowSize(stdout)).catch(hangUp);
  };
  const isTerminalGone = (): boolean =>
    hungUp.signal.aborted ||
    (signal.reason instanceof Interrupted && signal.reason.by === 'SIGHUP');
  const over = AbortSignal.any([signal, hungUp.signal]);
  const interrupted = new Promise<'interrupted'>((resolve) => {
    over.addEventListener('abort', () => {
      resolve('interrupted');
    });
  });
  if (tty) stdin.setRawMode(true);
  stdin.on('data', forwardInput).on('end', endInput).on('error', hangUp);
  stdout.on('resize', forwardSize).on('error', hangUp);
  try {
    const end = await Promise.race([showOutput(session, streams, container), interrupted]);
    if (end !== 'interrupted') return await session.exitCode;
    // Output that nobody reads any more keeps the engine from telling that anything has ended.
    await endAll(async () => session[Symbol.asyncDispose](), endInside).finally(() => {
      if (tty && isTerminalGone()) dieWithTerminal();
    });
    signal.throwIfAborted();
    return 130;
  } finally {
    stdout.off('resize', forwardSize);
    stdin.off('data', forwardInput).off('end', endInput).pause();
    if (tty && !isTerminalGone()) stdin.setRawMode(false);
  }
}

/** The size of the terminal that a stream writes to. */
export function windowSize({ columns, rows }: NodeJS.WriteStream): WindowSize {
  return { columns, rows };
}

/** Node puts the terminal's modes back when it exits, and aborts with a report where the terminal is
 * gone. All is done by now, so it does not get to that. */
function dieWithTerminal(): never {
  process.kill(process.pid, 'SIGKILL');
  throw new Error('A killed process went on');
}

/** Writing waits for a slow terminal, which holds the command in the container back. */
async function showOutput(
  session: ExecSession,
  { stdout, stderr }: CliStreams,
  container: string,
): Promise<'ended'> {
  for await (const { stream, data } of shellOutput(session, container)) {
    const target = stream === 'stdout' ? stdout : stderr;
    if (!target.write(data)) await new Promise((resolve) => target.once('drain', resolve));
  }
  return 'ended';
}

/** What the engine prints in the place of a command that the container does not have. */
const missingCommand =
  /^OCI runtime exec failed: .*(?:executable file not found|no such file or directory)/;

/** The exit codes of a command that cannot be run. */
const cannotRun: ReadonlySet<number> = new Set([126, 127]);

/** A shell's output, but for the engine's words where there is no shell: those become an error. */
async function* shellOutput(session: ExecSession, container: string): AsyncGenerator<ExecChunk> {
  let words: ExecChunk | undefined;
  let isFirst = true;
  for await (const chunk of session.output) {
    if (isFirst && missingCommand.test(Buffer.from(chunk.data).toString())) {
      words = chunk;
    } else {
      if (words !== undefined) yield words;
      words = undefined;
      yield chunk;
    }
    isFirst = false;
  }
  if (words === undefined) return;
  if (cannotRun.has(await session.exitCode))
    throw new LabsError('shell-missing', { name: container });
  yield words;
}
