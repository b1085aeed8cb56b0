import type { FactSource } from './model';

/**
 * A fact in the text of its file, with its 1-based line: the first group of the first match after
 * `within`, or the whole match where there is no group. Undefined where nothing matches.
 */
export function readFact(
  { within, match }: Pick<FactSource, 'within' | 'match'>,
  text: string,
): { value: string; line: number } | undefined {
  const pattern = compilePattern(match);
  const from = within === undefined ? 0 : afterLiteral(text, within);
  if (pattern === undefined || from === undefined) return undefined;
  pattern.lastIndex = from;
  const found = pattern.exec(text);
  if (found === null) return undefined;
  const value = found[1] ?? found[0];
  const valueAt = found.index + found[0].indexOf(value);
  return { value, line: text.slice(0, valueAt).split('\n').length };
}

/** An author's regular expression with `^` and `$` at lines, or undefined where it is none. */
export function compilePattern(source: string): RegExp | undefined {
  try {
    return new RegExp(source, 'gm');
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function afterLiteral(text: string, literal: string): number | undefined {
  const at = text.indexOf(literal);
  return at === -1 ? undefined : at + literal.length;
}
