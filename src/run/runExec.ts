import type { ExecAnswer } from '../core/checks/observer';
import { systemClock } from '../core/base/clock';
import { LabsError } from '../core/base/errors';
import type { Engine, ExecSession } from '../core/ports';
import { keptOutput } from './keptOutput';

/** What a check or a clean-up asks is answered in milliseconds; one that needs this long never ends. */
export const limitMilliseconds = 20_000;

/** Runs a command in a container to its end and gives what it printed. Fails with
 * `exec-unfinished` where it does not end. */
export async function runExec(
  engine: Engine,
  containerId: string,
  command: readonly string[],
  user?: string,
): Promise<ExecAnswer> {
  await using session = await engine.exec(containerId, { command, tty: false, user });
  session.endInput();
  const limit = new AbortController();
  const timeIsOver = systemClock.sleep(limitMilliseconds, limit.signal).then((): never => {
    throw new LabsError('exec-unfinished', {
      command: command.join(' '),
      seconds: limitMilliseconds / 1000,
    });
  });
  try {
    return await Promise.race([collected(session), timeIsOver]);
  } finally {
    limit.abort();
    await timeIsOver.catch(() => 'stopped');
  }
}

async function collected(session: ExecSession): Promise<ExecAnswer> {
  const decoders = { stdout: new TextDecoder(), stderr: new TextDecoder() };
  const texts = { stdout: '', stderr: '' };
  for await (const { stream, data } of session.output) {
    const room = keptOutput - texts[stream].length;
    if (room > 0) texts[stream] += decoders[stream].decode(data, { stream: true }).slice(0, room);
  }
  return { exitCode: await session.exitCode, ...texts };
}
