import type { Clock } from '../../core/base/clock';
import { LabsError } from '../../core/base/errors';
import type { CommandAnswer } from '../../core/checks/observer';
import type { Engine } from '../../core/ports';
import { limitMilliseconds, runExec } from '../runExec';
import { anyShell } from '../shells/anyShell';
import { startHostShell } from '../shells/hostShell';
import { KeptShell } from '../shells/keptShell';

// A command of the text as a check runs it: in a new shell, to its end, with both streams in order.
// Each fails with `exec-unfinished` where the command does not end.

/** Runs it in the lab's folder on this machine. */
export async function runOnHost(
  folder: string,
  command: string,
  clock: Clock,
): Promise<CommandAnswer> {
  await using shell = new KeptShell(await startHostShell(folder), clock);
  // In a subshell, so that `exit` ends the command and not what tells its exit code.
  const { exitCode, output } = await shell.run(`(\n${command}\n)`, limitMilliseconds);
  if (exitCode !== undefined) return { exitCode, output };
  throw new LabsError('exec-unfinished', { command, seconds: limitMilliseconds / 1000 });
}

/** Runs it inside the container, in the shell that a student would have there. */
export async function runInContainer(
  engine: Engine,
  containerId: string,
  command: string,
): Promise<CommandAnswer> {
  const line = [...anyShell, '-c', `exec 2>&1\n${command}`];
  const { exitCode, stdout } = await runExec(engine, containerId, line);
  return { exitCode, output: stdout };
}
