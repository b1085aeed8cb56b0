import type { FloodWork } from '../lab/model';
import type { FloodState } from '../ports';

/** What was asked for, with what has been made of it since. Replacing begins as it was asked for: it is
 * paused to see what the server does, and that has been seen. */
export function samePlan(asked: FloodWork, last: FloodState | undefined): FloodWork {
  return last === undefined ? asked : { ...asked, count: last.wanted, profile: last.profile };
}
