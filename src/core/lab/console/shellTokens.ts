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
    if (text.startsWith('\\\n', at)) {
      at += 2;
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
    } else if (separators.has(sign)) {
      break;
    } else {
      at += 1;
    }
  }
  return { text: word + text.slice(plainFrom, at), end: at };
}

/** Where quotations and brackets of a text end. */
class QuoteEnds {
  /** Signs that nothing further in the text ends. */
  readonly #unclosed = new Set<string>();
  #brackets: ReadonlyMap<number, number> | undefined;

  constructor(private readonly text: string) {}

  /** Where a sign stands next; to be asked for in order. */
  next(sign: string, from: number): number | undefined {
    if (this.#unclosed.has(sign)) return undefined;
    const at = this.text.indexOf(sign, from);
    if (at !== -1) return at;
    this.#unclosed.add(sign);
    return undefined;
  }

  /** Where the quotation ends that begins here; to be asked for in order. */
  ofQuote(quote: '"' | "'", at: number): number | undefined {
    if (quote === "'") return this.next(quote, at + 1);
    if (this.#unclosed.has(quote)) return undefined;
    for (let end = at + 1; end < this.text.length; end += 1) {
      const sign = this.text.charAt(end);
      if (sign === quote) return end;
      if (sign === '\\') end += 1;
    }
    this.#unclosed.add(quote);
    return undefined;
  }

  /** Where the round bracket ends that stands here. */
  ofBracket(at: number): number | undefined {
    this.#brackets ??= bracketPairs(this.text);
    return this.#brackets.get(at);
  }
}

/** For each round bracket that is closed, where that is. */
function bracketPairs(text: string): ReadonlyMap<number, number> {
  const pairs = new Map<number, number>();
  const open: number[] = [];
  for (const { 0: sign, index } of text.matchAll(/[()]/g)) {
    if (sign === '(') {
      open.push(index);
      continue;
    }
    const begun = open.pop();
    if (begun !== undefined) pairs.set(begun, index);
  }
  return pairs;
}
