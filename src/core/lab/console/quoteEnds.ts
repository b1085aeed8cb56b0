/** Where quotations and brackets of a text end. */
export class QuoteEnds {
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
  ofQuote(quote: '"' | "'" | '`', at: number): number | undefined {
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

/** Where a line begins that continues the one which ends at this offset, also as in PowerShell. */
export function goesOnBelow(text: string, at: number): number | undefined {
  mark.lastIndex = at;
  return mark.test(text) ? mark.lastIndex : undefined;
}

const mark = /\\\n|`[ \t]*\n/y;
