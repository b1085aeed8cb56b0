/** A part of a lab that what was typed may be. */
export interface PossiblePart {
  /** The place of its step in the lab. */
  readonly step: number;
  /** Whether something is known of it already. */
  readonly isDone: boolean;
}

/**
 * Which of the parts with the same command a student means who types it: one of the step that they
 * are at, else of the nearest step before it, else of the nearest behind it; in that step the first
 * that is not done, else the last.
 */
export function typedPart<Part extends PossiblePart>(
  parts: readonly Part[],
  current: number,
): Part | undefined {
  const before = parts.filter(({ step }) => step <= current);
  const step =
    before.length > 0
      ? Math.max(...before.map((part) => part.step))
      : Math.min(...parts.map((part) => part.step));
  const there = parts.filter((part) => part.step === step);
  return there.find(({ isDone }) => !isDone) ?? there.at(-1);
}
