import { spawn } from 'node:child_process';
import { exitCodeOf } from './command';

/** Tells the second process that it is the second one, so that there is never a third. */
const marker = 'LIVE_LABS_IN_GROUP';

/** Thrown to have the whole run done again by a process that is in this group. */
export class GroupNeeded extends Error {
  override readonly name = 'GroupNeeded';

  constructor(readonly group: string) {
    super(`This has to run in the group ${group}`);
  }
}

/** Whether this process was started by `runInGroup`. */
export function isInGroup(): boolean {
  return process.env[marker] !== undefined;
}

/**
 * Runs this very command line again as a member of a group that the user belongs to, though the
 * session is older than that, and gives its exit code. sg(1) stands between the two processes and
 * passes no signals on, so they go over a channel, whose end tells the second that the first died.
 */
export async function runInGroup(group: string, signal: AbortSignal): Promise<number> {
  const again = [process.execPath, ...process.execArgv, ...process.argv.slice(1)];
  const child = spawn('sg', [group, '-c', again.map(quoted).join(' ')], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, [marker]: group },
  });
  return exitCodeOf(child, signal, () => child.send('SIGINT'));
}

/** A word as a POSIX shell has to be given it to read it unchanged. */
export function quoted(word: string): string {
  return `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
