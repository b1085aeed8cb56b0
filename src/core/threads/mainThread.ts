import type { ProcessSnapshot, ThreadSnapshot } from './snapshot';

/** The thread whose LWP is the PID; undefined where its threads were only counted. */
export function mainThread({
  pid,
  threads,
}: Pick<ProcessSnapshot, 'pid' | 'threads'>): ThreadSnapshot | undefined {
  return threads.find(({ lwp }) => lwp === pid);
}
