import { readdir, readFile } from 'node:fs/promises';
import { forsakenShells, shellEnvironment } from './endShell';

/**
 * Ends the processes of this machine that carry a shell's id in their environment, wherever they have
 * got to: those that left their group and their terminal as well. Without /proc it finds none.
 */
export async function endMarkedProcesses(id: string): Promise<void> {
  const [mark = ''] = Object.entries(shellEnvironment(id)).map((pair) => pair.join('='));
  await endProcesses((environment) => environment.split('\0').includes(mark));
}

/** Ends what shells of ours have left whose own process has died (kill -9); gives how many there
 * were. */
export function sweepMarkedProcesses(): Promise<number> {
  return endProcesses((environment) => forsakenShells(environment).length > 0);
}

async function endProcesses(isMeant: (environment: string) => boolean): Promise<number> {
  const entries = await readdir('/proc').catch(() => []);
  const pids = entries.filter((name) => /^\d+$/.test(name)).map(Number);
  const found = await Promise.all(pids.map(async (pid) => isMeant(await environmentOf(pid))));
  // We may ourselves have been started in a shell of somebody who has died.
  const meant = pids.filter((pid, index) => found[index] === true && pid !== process.pid);
  for (const pid of meant) kill(pid);
  return meant.length;
}

/** Empty where it may not be read, or the process has ended. */
async function environmentOf(pid: number): Promise<string> {
  try {
    return await readFile(`/proc/${pid}/environ`, 'utf8');
  } catch {
    return '';
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (caught) {
    // It has ended meanwhile.
    if (!(caught instanceof Error && 'code' in caught && caught.code === 'ESRCH')) throw caught;
  }
}
