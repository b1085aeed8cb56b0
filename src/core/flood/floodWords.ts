import type { FloodCounts } from '../ports';

/** Attempts that the system answered with "nobody listens here". */
export function refusedOf({ failed }: FloodCounts): number {
  return failed['ECONNREFUSED'] ?? 0;
}

/** All attempts that failed, refused ones among them. */
export function failedOf({ failed }: FloodCounts): number {
  return Object.values(failed).reduce((sum, number) => sum + number, 0);
}
