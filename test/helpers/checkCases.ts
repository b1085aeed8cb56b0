import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Names } from '../../src/core/checks/names';

/** One row of a kind's fixture table: an observation, and what the kind must say of it. */
export interface CheckCase {
  readonly name: string;
  readonly expects: unknown;
  readonly seen: unknown;
  readonly names?: Names;
  readonly holds: boolean;
  readonly expected?: string;
  readonly saw: string;
  readonly because?: string;
  /** Whose fault it is that nothing could be seen, where that is so. */
  readonly blind?: string;
}

/** The table of a kind of check. */
export function checkCases(kind: string): readonly CheckCase[] {
  const file = join('test/fixtures/checks', `${kind}.json`);
  return (JSON.parse(readFileSync(file, 'utf8')) as readonly CheckCase[]).map(asSeen);
}

/** JSON has no undefined, which is what "nothing there" is in an observation. */
function asSeen(row: CheckCase): CheckCase {
  return { ...row, seen: withoutNull(row.seen) };
}

function withoutNull(value: unknown): unknown {
  if (value === null) return undefined;
  if (Array.isArray(value)) return value.map(withoutNull);
  if (typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withoutNull(inner)]));
}
