import type { VaryingRule } from './varyingRule';

const labels = '(?:pid|PID|ppid|PPID|tid|TID|lwp|LWP|[Pp]rocess|[Tt]hread)';

/** Numbers of processes and threads where the text says that they are: `pid 42`, `PID: 42`, and the
 * job that a shell starts, `[1] 4242`. */
export const processNumber: VaryingRule = {
  inSample: new RegExp(`(?:${labels}[ :=#]{1,3}\\d{1,15}|\\[\\d{1,4}\\] \\d{1,10})(?!\\w)`, 'y'),
};
