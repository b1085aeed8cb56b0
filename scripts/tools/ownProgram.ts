import { spawn, type ChildProcess } from 'node:child_process';
import { platform } from 'node:process';
import { exitCodeOf } from './command';

/** How long a program of ours may clean up after it was told to end, before it is killed. */
const graceMilliseconds = 60_000;

/**
 * Runs a Node program of ours that cleans up after itself when it is interrupted, and gives its
 * exit code. It writes to our terminal but lives in a process group of its own: a Ctrl-C reaches
 * us alone, and we pass it on exactly once, however often npm and the terminal repeat it.
 */
export async function runOwnProgram(args: readonly string[], signal: AbortSignal): Promise<number> {
  // Where we are killed outright and can pass nothing on, the kernel kills it with us.
  const [program, ...rest]: [string, ...string[]] =
    platform === 'linux'
      ? ['setpriv', '--pdeathsig', 'KILL', process.execPath, ...args]
      : [process.execPath, ...args];
  const child = spawn(program, rest, { stdio: ['ignore', 'inherit', 'inherit'], detached: true });
  let deadline: NodeJS.Timeout | undefined;
  const interrupt = (it: ChildProcess): void => {
    it.kill('SIGINT');
    deadline = setTimeout(() => it.kill('SIGKILL'), graceMilliseconds);
  };
  const exitCode = await exitCodeOf(child, signal, interrupt);
  clearTimeout(deadline);
  return exitCode;
}
