import type { ErrorCode } from '../../core/base/errorFacts';
import { isLabsError } from '../../core/base/errors';
import type { Engine } from '../../core/ports';
import { runExec } from '../runExec';

/** Environment variable that every shell of ours carries, and all that it starts inherit. */
export const shellMark = 'LIVE_LABS_SHELL';

/** The container is gone, stopped, or (as when paused) lets nobody in: its shell ends with it. */
const nothingToEnd: ReadonlySet<ErrorCode> = new Set([
  'container-missing',
  'container-stopped',
  'engine-request-failed',
]);

/**
 * Ends a shell of ours and everything that was started in it, found by their environment. Only sh
 * and cat are needed inside. A container that is gone or stopped has nothing left to end.
 */
export async function endShell(engine: Engine, containerId: string, id: string): Promise<void> {
  const script = `for process in /proc/[0-9]*; do
    case "$(cat "$process/environ" 2>/dev/null)" in
      *${shellMark}=${id}*) kill -KILL "\${process#/proc/}" ;;
    esac
  done 2>/dev/null; :`;
  try {
    await runExec(engine, containerId, ['sh', '-c', script], '0');
  } catch (caught) {
    if (!isLabsError(caught) || !nothingToEnd.has(caught.code)) throw caught;
  }
}
