import { randomUUID } from 'node:crypto';
import type { ExecSession, WindowSize } from '../../core/ports';
import { anyShell } from '../../run/shells/containerShell';
import { endShell, shellMark } from '../../run/shells/endShell';
import { textOption, type CliCommand } from '../command';
import { Interrupted } from '../interrupted';
import { runningContainer } from '../runningContainer';
import { openEngine } from '../services';

/**
 * With a TTY the container's terminal already turns LF into CR LF, and so does ours in raw mode:
 * without `-onlcr` every line would end in CR CR LF. Without a locale the shell would show what is
 * typed beyond ASCII as numbers.
 */
const onTerminal = [
  'sh',
  '-c',
  'stty -onlcr 2>/dev/null; export LANG="${LANG:-C.UTF-8}"; exec "$@"',
  'sh',
];

/** `live-labs shell NAME`: a shell inside a container, as `docker exec -it` gives, without docker. */
export const shellCommand: CliCommand = {
  name: 'shell',
  usage: 'NAME [--user USER] [--engine HOST]',
  summary: 'Open a shell inside a container.',
  options: { user: { type: 'string' }, engine: { type: 'string' } },
  names: { least: 1, most: 1 },
  async run(call) {
    await using engine = await openEngine(call);
    const container = await runningContainer(engine, call.names[0] ?? '');
    const id = randomUUID();
    const tty = process.stdin.isTTY && process.stdout.isTTY;
    await using session = await engine.exec(container.id, {
      command: tty ? [...onTerminal, ...anyShell] : anyShell,
      tty,
      environment: { [shellMark]: id, ...(tty ? { TERM: 'xterm-256color' } : {}) },
      user: textOption(call, 'user'),
      size: tty ? windowSize() : undefined,
    });
    return await connect(session, tty, call.signal, () => endShell(engine, container.id, id));
  },
};

/** Joins our streams and the session's until the shell ends, and gives its exit code. A session
 * that is interrupted (its terminal closed) is ended inside the container too. */
async function connect(
  session: ExecSession,
  tty: boolean,
  signal: AbortSignal,
  endInside: () => Promise<void>,
): Promise<number> {
  const { stdin, stdout, stderr } = process;
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
    session.resize(windowSize()).catch(hangUp);
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
    const end = await Promise.race([showOutput(session, stdout, stderr), interrupted]);
    if (end !== 'interrupted') return await session.exitCode;
    await endInside();
    if (tty && isTerminalGone()) dieWithTerminal();
    signal.throwIfAborted();
    return 130;
  } finally {
    stdout.off('resize', forwardSize);
    stdin.off('data', forwardInput).off('end', endInput).pause();
    if (tty && !isTerminalGone()) stdin.setRawMode(false);
  }
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
  stdout: NodeJS.WriteStream,
  stderr: NodeJS.WriteStream,
): Promise<'ended'> {
  for await (const { stream, data } of session.output) {
    const target = stream === 'stdout' ? stdout : stderr;
    if (!target.write(data)) await new Promise((resolve) => target.once('drain', resolve));
  }
  return 'ended';
}

function windowSize(): WindowSize {
  return { columns: process.stdout.columns, rows: process.stdout.rows };
}
