/** A count with its noun: `1 thread`, `7 threads`, `2 processes`. */
export function counted(count: number, noun: string): string {
  return `${String(count)} ${count === 1 ? noun : plural(noun)}`;
}

/** The English plural of the few nouns that we count. */
export function plural(noun: string): string {
  return noun.endsWith('s') ? `${noun}es` : `${noun}s`;
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(words: readonly string[], joint: 'and' | 'or' = 'and'): string {
  return words.length < 2
    ? (words[0] ?? '')
    : `${words.slice(0, -1).join(', ')} ${joint} ${words.at(-1) ?? ''}`;
}

/** Each in quotes, so that one of several words can be told from two: `"a", "b c"`. */
export function quotedList(words: readonly string[]): string {
  return words.map((word) => `"${word}"`).join(', ');
}

/** A time in words: `10 s`, `2.5 s`. */
export function seconds(milliseconds: number): string {
  return `${String(Math.round(milliseconds / 100) / 10)} s`;
}
