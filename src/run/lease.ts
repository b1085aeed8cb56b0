import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';

// A lease ties a container or an image to one process of ours. Where that process has died without
// cleaning up (kill -9, a power cut), the next run finds the label and removes what it marks.

/** This process as a lease: machine, PID, and start time, since PIDs are used again. */
export function currentLease(): string {
  return leaseOf(process.pid);
}

/** Whether the process that took the lease still lives. On another machine nobody can tell, so
 * there it counts as alive. */
export function isLeaseHeld(lease: string): boolean {
  const [machine, pid] = lease.split('/');
  if (machine !== hostname()) return true;
  return leaseOf(Number(pid)) === lease && isAlive(Number(pid));
}

function leaseOf(pid: number): string {
  return `${hostname()}/${String(pid)}/${startOf(pid)}`;
}

/** Clock ticks after boot at which the process started (proc(5), field 22 of stat); empty where
 * there is no /proc, and the PID has to do. */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${String(pid)}/stat`, 'utf8');
    // Fields are counted after the name in parentheses, which may itself hold spaces.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (caught) {
    // EPERM: it lives, but belongs to somebody else.
    return caught instanceof Error && 'code' in caught && caught.code === 'EPERM';
  }
}
