import type { ExecAnswer } from '../core/checks/observer';
import type { Engine } from '../core/ports';

/** Of each stream this much is kept, in UTF-16 units: enough for any configuration file. */
const keptOutput = 1_000_000;

/** Runs a command in a container to its end and gives what it printed. */
export async function runExec(
  engine: Engine,
  containerId: string,
  command: readonly string[],
): Promise<ExecAnswer> {
  await using session = await engine.exec(containerId, { command, tty: false });
  session.endInput();
  const decoders = { stdout: new TextDecoder(), stderr: new TextDecoder() };
  const texts = { stdout: '', stderr: '' };
  for await (const { stream, data } of session.output) {
    const room = keptOutput - texts[stream].length;
    if (room > 0) texts[stream] += decoders[stream].decode(data, { stream: true }).slice(0, room);
  }
  return { exitCode: await session.exitCode, ...texts };
}
