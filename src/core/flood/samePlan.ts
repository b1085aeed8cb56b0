import type { FloodWork } from '../lab/model';
import type { FloodState } from '../ports';

/** What was asked for, with what has been made of it since. */
export function samePlan(asked: FloodWork, last: FloodState | undefined): FloodWork {
  return last === undefined
    ? asked
    : { ...asked, count: last.wanted, replacing: last.replacing, profile: last.profile };
}
