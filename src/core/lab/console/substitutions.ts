import { goesOnBelow, QuoteEnds } from './quoteEnds';

/** What stands in `$(...)` or between backticks, with the offset at which it begins. */
export interface Substitution {
  readonly text: string;
  readonly at: number;
}

/** The outermost commands that stand inside the words of a text. */
export function substitutions(text: string): readonly Substitution[] {
  const ends = new QuoteEnds(text);
  const found: Substitution[] = [];
  let isDouble = false;
  /** Up to here a backtick is one to print. */
  let singleEnd = -1;
  const take = (from: number, end: number): number => {
    found.push({ text: text.slice(from, end), at: from });
    return end + 1;
  };
  for (let at = 0; at < text.length;) {
    const sign = text.charAt(at);
    const isQuoted = at < singleEnd;
    let next = at + 1;
    if (sign === '\\' && !isQuoted) {
      next += 1;
    } else if (sign === '"' && !isQuoted) {
      isDouble = !isDouble;
    } else if (sign === "'" && !isQuoted && !isDouble) {
      singleEnd = ends.ofQuote(sign, at) ?? -1;
    } else if (sign === '$' && text.charAt(next) === '(') {
      const end = ends.ofBracket(next);
      if (end !== undefined) next = take(at + 2, end);
    } else if (sign === '`' && !isQuoted && goesOnBelow(text, at) === undefined) {
      const end = ends.ofQuote(sign, at);
      if (end !== undefined) next = take(at + 1, end);
    }
    at = next;
  }
  return found;
}
