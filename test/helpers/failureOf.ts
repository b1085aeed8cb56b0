import assert from 'node:assert/strict';
import type { ErrorCode, ErrorFacts } from '../../src/core/base/errorFacts';
import { isLabsError } from '../../src/core/base/errors';

/** The facts of the failure that something must end with. */
export async function failureOf<Code extends ErrorCode>(
  work: Promise<unknown>,
  code: Code,
): Promise<ErrorFacts[Code]> {
  try {
    await work;
  } catch (caught) {
    assert.ok(isLabsError(caught, code), `${code} was expected, not: ${String(caught)}`);
    return caught.facts;
  }
  return assert.fail(`${code} was expected, but it succeeded`);
}
