import { randomUUID } from 'node:crypto';
import { systemClock } from '../../core/base/clock';
import type { Engine, ExecRequest, ExecSession } from '../../core/ports';
import { anyShell } from '../../run/shells/anyShell';
import { endShell, shellEnvironment } from '../../run/shells/endShell';
import { terminalShell } from '../../run/shells/terminalShell';
import { textOption, type CliCall, type CliCommand } from '../command';
import { runningContainer } from '../runningContainer';
import { openEngine } from '../services';
import { joinShell, windowSize } from '../shellStreams';

/**
 * `live-labs shell NAME`: a shell inside a container, as `docker exec -it` gives, without docker.
 * In a terminal of VS Code it greets, and its prompts and commands carry marks for the editor.
 */
export const shellCommand: CliCommand = {
  name: 'shell',
  usage: 'NAME [--user USER] [--greet] [--engine HOST]',
  summary: 'Open a shell inside a container.',
  options: { user: { type: 'string' }, greet: { type: 'boolean' }, engine: { type: 'string' } },
  names: { least: 1, most: 1 },
  async run(call) {
    await using engine = await openEngine(call);
    const container = await runningContainer(engine, call.names[0] ?? '');
    const id = randomUUID();
    const endInside = (): Promise<void> => endShell(engine, container.id, id);
    await using session = await openShell(
      engine,
      container.id,
      shellRequest(call, container.name, id),
      endInside,
    );
    const { streams, signal } = call;
    const exitCode = await joinShell(session, streams, signal, container.name, endInside);
    return exitCode === killed && (await hasEnded(engine, container.id))
      ? tellEnded(call, container.name)
      : exitCode;
  },
};

function shellRequest(call: CliCall, container: string, id: string): ExecRequest {
  const { stdin, stdout } = call.streams;
  const user = textOption(call, 'user');
  const tty = stdin.isTTY && stdout.isTTY;
  if (!tty) return { command: anyShell, tty, environment: shellEnvironment(id), user };
  const marks = call.environment['TERM_PROGRAM'] === 'vscode';
  const greeting = marks || call.options['greet'] === true ? { container, user } : undefined;
  const shell = terminalShell({ size: windowSize(stdout), marks, greeting });
  return {
    ...shell,
    tty,
    user,
    environment: { ...shell.environment, ...shellEnvironment(id) },
  };
}

/** A shell with a TTY outlives its session, so one that could not be handed over is ended. */
async function openShell(
  engine: Engine,
  containerId: string,
  request: ExecRequest,
  endInside: () => Promise<void>,
): Promise<ExecSession> {
  try {
    return await engine.exec(containerId, request);
  } catch (caught) {
    await endInside();
    throw caught;
  }
}

/** What a shell that was killed ends with (128 + SIGKILL). */
const killed = 137;

/** The engine tells the end of a shell a moment before that of the container which took it along. */
const endLooks = 20;
const lookMilliseconds = 100;

/** A container that is stopped takes its shells along. */
async function hasEnded(engine: Engine, containerId: string): Promise<boolean> {
  for (let look = 0; look < endLooks; look += 1) {
    if ((await engine.container(containerId))?.state !== 'running') return true;
    await systemClock.sleep(lookMilliseconds);
  }
  return false;
}

/** That is no failure of the shell, and a terminal that closes need not call it one. */
function tellEnded({ output }: CliCall, name: string): number {
  output.line(`The container ${name} has ended, and this shell with it.`);
  return 0;
}
