import { startHostProcess } from './hostProcess';
import type { ShellProcess } from './keptShell';

/** Starts a shell on this machine in the lab's folder. Fails with `lab-unreadable`. */
export async function startHostShell(
  folder: string,
  environment?: Readonly<Record<string, string>>,
): Promise<ShellProcess> {
  const shell = await startHostProcess({
    folder,
    script: 'command -v bash >/dev/null && exec bash; exec sh',
    environment: { ...plainOutput, ...environment },
  });
  await shell.write('exec 2>&1\n');
  return shell;
}

/** Words that the reader knows, and nobody who waits for a key. */
export const plainOutput: Readonly<Record<string, string>> = { LC_ALL: 'C.UTF-8', PAGER: 'cat' };
