import type { ProcessSnapshot } from '../../core/threads/snapshot';

/** Names a process for good: a PID alone may be used again. */
export function processKey({ pid, startTicks }: ProcessSnapshot): string {
  return `${String(pid)} ${String(startTicks)}`;
}
