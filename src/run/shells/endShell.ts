import type { ErrorCode } from '../../core/base/errorFacts';
import { isLabsError } from '../../core/base/errors';
import type { Engine } from '../../core/ports';
import { currentLease, isLeaseHeld } from '../lease';
import { runExec } from '../runExec';

/** Environment variable that every shell of ours carries, and all that it starts inherit. */
const shellVariable = 'LIVE_LABS_SHELL';

/** What a shell is started with, so that it can be found: its id and the process that it is for. */
export function shellEnvironment(id: string): Readonly<Record<string, string>> {
  return { [shellVariable]: `${id}@${currentLease()}` };
}

/**
 * Ends a shell of ours and everything that was started in it, found by their environment. Only sh
 * and cat are needed inside. A container that is gone or stopped has nothing left to end.
 */
export async function endShell(engine: Engine, containerId: string, id: string): Promise<void> {
  const script = `for process in /proc/[0-9]*; do
    case "$(cat "$process/environ" 2>/dev/null)" in
      *${shellVariable}=${id}@*) kill -KILL "\${process#/proc/}" ;;
    esac
  done 2>/dev/null; :`;
  await runInside(engine, containerId, script);
}

/**
 * Ends the shells in a container whose process of ours has died without doing so (kill -9 leaves
 * every shell with a TTY), with all that was started in them. Gives how many there were.
 */
export async function sweepShells(engine: Engine, containerId: string): Promise<number> {
  const script = 'cat /proc/[0-9]*/environ 2>/dev/null; :';
  const ids = forsakenShells(await runInside(engine, containerId, script));
  for (const id of ids) await endShell(engine, containerId, id);
  return ids.length;
}

/** The ids of the shells whose process is dead, in environments as /proc has them. */
export function forsakenShells(environments: string): readonly string[] {
  const ids = new Set<string>();
  for (const entry of environments.split('\0')) {
    // The id becomes part of a script, and a container may print anything.
    const [, id, lease] = /^LIVE_LABS_SHELL=([0-9a-f-]{36})@(.+)$/.exec(entry) ?? [];
    if (id !== undefined && lease !== undefined && !isLeaseHeld(lease)) ids.add(id);
  }
  return [...ids];
}

/** What a script prints in the container; nothing where there is nothing to end. */
async function runInside(engine: Engine, containerId: string, script: string): Promise<string> {
  try {
    return (await runExec(engine, containerId, ['sh', '-c', script], '0')).stdout;
  } catch (caught) {
    if (isLabsError(caught) && nothingToEnd.has(caught.code)) return '';
    throw caught;
  }
}

/** The container is gone, stopped, or (as when paused) lets nobody in: its shell ends with it. */
const nothingToEnd: ReadonlySet<ErrorCode> = new Set([
  'container-missing',
  'container-stopped',
  'engine-request-failed',
]);
