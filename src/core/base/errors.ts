import type { ErrorCode, ErrorFacts } from './errorFacts';
import { safeText } from './safeText';
import { explanations } from './errorTexts';
import type { Explanation } from './explanation';

/** A failure as a fact: `code` says which, `facts` what was seen, `message` is its sentence. */
export class LabsError<Code extends ErrorCode = ErrorCode> extends Error {
  override readonly name = 'LabsError';
  readonly explanation: Explanation;

  constructor(
    readonly code: Code,
    readonly facts: ErrorFacts[Code],
    options?: ErrorOptions,
  ) {
    const explain = explanations[code] as (facts: ErrorFacts[Code]) => Explanation;
    const explanation = explain(facts);
    // Facts hold words of engines and containers, and a sentence is shown wherever it goes.
    const what = safeText(explanation.what);
    const next = safeText(explanation.next);
    super(`${what} ${next}`, options);
    this.explanation = { what, next };
  }
}

/** Whether something caught is the named failure of ours. */
export function isLabsError<Code extends ErrorCode>(
  caught: unknown,
  code?: Code,
): caught is LabsError<Code> {
  return caught instanceof LabsError && (code === undefined || caught.code === code);
}

/** The words of anything that was thrown. */
export function describeCaught(caught: unknown): string {
  if (caught instanceof AggregateError && caught.message === '')
    return caught.errors.map(describeCaught).join('; ');
  return caught instanceof Error ? caught.message : String(caught);
}
