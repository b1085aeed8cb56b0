import type { Detail } from './snapshot';

/** Whether the threads of this process are read one by one. */
export function readsThreads(detail: Detail, pid: number): boolean {
  return detail === 'threads' || (detail !== 'counts' && detail.has(pid));
}

/** Whether a snapshot with so much detail tells all that another would. */
export function covers(taken: Detail, wanted: Detail): boolean {
  if (taken === 'threads' || wanted === 'counts') return true;
  if (wanted === 'threads' || taken === 'counts') return false;
  return [...wanted].every((pid) => taken.has(pid));
}
