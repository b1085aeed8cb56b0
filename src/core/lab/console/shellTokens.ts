import { goesOnBelow, QuoteEnds } from './quoteEnds';

/** A word without its quotes, or what ends a command, with the offset at which it begins. */
export interface ShellToken {
  readonly kind: 'word' | 'end';
  readonly text: string;
  readonly at: number;
}

/**
 * The words of a text and what stands between its commands. Each character is read a fixed number of
 * times, whatever is left open: a quotation that nothing ends is searched for its end but once.
 */
export function shellTokens(text: string): readonly ShellToken[] {
  const ends = new QuoteEnds(text);
  const tokens: ShellToken[] = [];
  let at = 0;
  while (at < text.length) {
    const sign = text.charAt(at);
    const from = at;
    const below = goesOnBelow(text, at);
    if (below !== undefined) {
      at = below;
    } else if (sign === '#' && /^$|[\s;&|()]/.test(text.charAt(at - 1))) {
      at = ends.next('\n', at) ?? text.length;
    } else if (sign === '\n' || separators.has(sign)) {
      at += 1;
      tokens.push({ kind: 'end', text: sign, at: from });
    } else {
      const word = readWord(text, at, ends);
      if (word.end > at) tokens.push({ kind: 'word', text: word.text, at });
      // What begins no word is a blank, or a quote that nothing ends.
      at = Math.max(word.end, at + 1);
    }
  }
  return tokens;
}

const separators: ReadonlySet<string> = new Set(';&|()');

function readWord(
  text: string,
  from: number,
  ends: QuoteEnds,
): { readonly text: string; readonly end: number } {
  let word = '';
  let at = from;
  let plainFrom = from;
  for (;;) {
    const sign = text.charAt(at);
    if (sign === '' || /\s/.test(sign)) break;
    if (sign === '`' && goesOnBelow(text, at) !== undefined) break;
    if (sign === '"' || sign === "'") {
      const end = ends.ofQuote(sign, at);
      if (end === undefined) break;
      word += text.slice(plainFrom, at) + text.slice(at + 1, end);
      at = end + 1;
      plainFrom = at;
    } else if (sign === '\\') {
      if (at + 1 === text.length) break;
      at += 2;
    } else if (sign === '$' && text.charAt(at + 1) === '(') {
      const end = ends.ofBracket(at + 1);
      // Without its end, the sign belongs to the word and the bracket ends the command.
      at = (end ?? at) + 1;
    } else if (sign === '`') {
      at = (ends.ofQuote(sign, at) ?? at) + 1;
    } else if (separators.has(sign)) {
      break;
    } else {
      at += 1;
    }
  }
  return { text: word + text.slice(plainFrom, at), end: at };
}
