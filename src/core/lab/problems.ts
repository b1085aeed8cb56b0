import type { Problem } from './model';
import type { ProblemCode } from './problemCodes';
import type { Place } from './text/placedText';

/** A problem that has to be mended: one in lab.md itself keeps the lab from being run. */
export function errorAt({ line, column }: Place, code: ProblemCode, message: string): Problem {
  return { line, column, severity: 'error', code, message };
}

/** A problem that the lab can be run with. */
export function warningAt({ line, column }: Place, code: ProblemCode, message: string): Problem {
  return { line, column, severity: 'warning', code, message };
}

/** In the order of the text, each once. */
export function inOrder<Found extends Problem>(problems: readonly Found[]): readonly Found[] {
  const sorted = problems.toSorted((one, two) => one.line - two.line || one.column - two.column);
  const seen = new Set<string>();
  return sorted.filter(({ line, column, code, message }) => {
    const key = [line, column, code, message].join('\n');
    return !seen.has(key) && seen.add(key);
  });
}
