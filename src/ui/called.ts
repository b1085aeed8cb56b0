/**
 * Whether a command was called on a row that nobody knows any more. VS Code forgets the rows below one
 * that is drawn anew until it has asked for them again; a button pressed meanwhile is told without its
 * row. A row always comes with a second word, what is selected beside it, though that is mostly
 * undefined. A button in a view's title is told just the same where no row has the keyboard.
 */
export function isLostRow(called: readonly unknown[]): boolean {
  return called.length > 1 && (called[0] === undefined || called[0] === null);
}

/** What a row of a tree is about, by the row's id. */
export type Rows = (id: string) => Readonly<Record<string, string>> | undefined;

/** The plain words of a call in their order; a row has the same by their names. */
const places = { lab: 0, step: 1, part: 2, deed: 3 } as const;

/**
 * What a command was called on: VS Code gives a row's id, a walkthrough or a link gives plain words
 * in a fixed order. A word beyond the first is always plain; the first may be either.
 */
export function calledOn(
  rows: Rows,
  called: readonly unknown[],
  what: keyof typeof places,
): string | undefined {
  const [first, second] = called;
  if (typeof first !== 'string') return undefined;
  if (typeof second === 'string') {
    const word = called[places[what]];
    return typeof word === 'string' || typeof word === 'number' ? String(word) : undefined;
  }
  const row = rows(first);
  if (row !== undefined) return row[what];
  return what === 'lab' ? first : undefined;
}
