import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describeCaught, LabsError } from '../../core/base/errors';
import type { ShellProcess } from './keptShell';

/**
 * Starts a shell on this machine in the lab's folder. It leads a process group of its own: ending
 * it ends what it started, and a Ctrl-C of the terminal reaches us first, so that we can clean up.
 */
export async function startHostShell(folder: string): Promise<ShellProcess> {
  const shell = spawn('sh', ['-c', 'command -v bash >/dev/null && exec bash; exec sh'], {
    cwd: folder,
    detached: true,
    stdio: ['pipe', 'pipe', 'ignore'],
    env: { ...process.env, LC_ALL: 'C.UTF-8', PAGER: 'cat' },
  });
  try {
    await once(shell, 'spawn');
  } catch (caught) {
    throw new LabsError('lab-unreadable', { file: folder, why: describeCaught(caught) });
  }
  const exit = new Promise<void>((resolve) =>
    shell.once('exit', () => {
      resolve();
    }),
  );
  // A write after the shell's end fails on the pipe; the end of `output` tells the reader.
  shell.stdin.on('error', () => {
    shell.stdout.destroy();
  });
  shell.stdin.write('exec 2>&1\n');
  return {
    output: shell.stdout,
    async write(text) {
      if (!shell.stdin.write(text)) await once(shell.stdin, 'drain');
    },
    async [Symbol.asyncDispose]() {
      if (shell.pid !== undefined && shell.exitCode === null && shell.signalCode === null)
        killGroup(shell.pid);
      await exit;
    },
  };
}

function killGroup(leader: number): void {
  try {
    process.kill(-leader, 'SIGKILL');
  } catch (caught) {
    // The group may have ended on its own a moment before.
    if (!(caught instanceof Error && 'code' in caught && caught.code === 'ESRCH')) throw caught;
  }
}
