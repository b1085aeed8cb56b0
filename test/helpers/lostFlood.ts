import assert from 'node:assert/strict';
import type { ErrorCode } from '../../src/core/base/errorFacts';
import type { Flood, FloodEnd } from '../../src/core/ports';

/** The flood ends by itself, says why, and holds nothing from then on. */
export async function assertLost(
  held: Flood,
  why: RegExp,
  code: ErrorCode = 'flood-lost',
): Promise<void> {
  assertFailed(await held.ended, why, code);
  assert.equal(held.state.held, 0);
}

/** A flood has ended as failed, for this reason. */
export function assertFailed(
  end: FloodEnd | undefined,
  why: RegExp,
  code: ErrorCode = 'flood-lost',
): void {
  assert.ok(end?.why === 'failed', end?.why);
  assert.equal(end.failure.code, code, end.failure.message);
  assert.match(end.failure.message, why);
}
