import type { Problem } from './model';
import type { Place } from './text/placedText';

/** A problem that keeps the lab from being run. */
export function errorAt({ line, column }: Place, code: string, message: string): Problem {
  return { line, column, severity: 'error', code, message };
}

/** A problem that the lab can be run with. */
export function warningAt({ line, column }: Place, code: string, message: string): Problem {
  return { line, column, severity: 'warning', code, message };
}

/** In the order of the text, each once. */
export function inOrder(problems: readonly Problem[]): readonly Problem[] {
  const sorted = problems.toSorted((one, two) => one.line - two.line || one.column - two.column);
  const seen = new Set<string>();
  return sorted.filter(({ line, column, code, message }) => {
    const key = [line, column, code, message].join('\n');
    return !seen.has(key) && seen.add(key);
  });
}
