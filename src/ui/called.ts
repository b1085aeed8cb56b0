/** What a row of a tree is about, by the row's id. */
export type Rows = (id: string) => Readonly<Record<string, string>> | undefined;

/**
 * What a command was called on: VS Code gives a row's id, a walkthrough or a link gives plain words
 * in a fixed order. A word beyond the first is always plain; the first may be either.
 */
export function calledOn(
  rows: Rows,
  called: readonly unknown[],
  what: 'lab' | 'step',
): string | undefined {
  const [first, second] = called;
  if (typeof first !== 'string') return undefined;
  if (typeof second === 'string') return what === 'lab' ? first : second;
  const row = rows(first);
  if (row !== undefined) return row[what];
  return what === 'lab' ? first : undefined;
}
