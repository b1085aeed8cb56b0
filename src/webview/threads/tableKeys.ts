import type { TableRow } from './tableRows';

/** What a key does in the table. Pure. */
export type TableDeed =
  | { readonly kind: 'go'; readonly index: number }
  | { readonly kind: 'turn'; readonly key: string }
  | { readonly kind: 'choose'; readonly key: string };

/** As a tree of rows is used by keys; undefined where a key means nothing. */
export function tableDeed(
  rows: readonly TableRow[],
  index: number,
  key: string,
  page: number,
): TableDeed | undefined {
  const row = rows[index];
  if (row === undefined) return undefined;
  const go = (to: number): TableDeed => ({
    kind: 'go',
    index: Math.max(0, Math.min(rows.length - 1, to)),
  });
  const isProcess = row.thread === undefined;
  switch (key) {
    case 'ArrowDown':
      return go(index + 1);
    case 'ArrowUp':
      return go(index - 1);
    case 'PageDown':
      return go(index + page);
    case 'PageUp':
      return go(index - page);
    case 'Home':
      return go(0);
    case 'End':
      return go(rows.length - 1);
    case 'ArrowRight':
      if (!isProcess) return undefined;
      return row.isOpen ? go(index + 1) : { kind: 'turn', key: row.key };
    case 'ArrowLeft':
      if (!isProcess)
        return go(rows.findLastIndex((one, at) => at < index && one.thread === undefined));
      return row.isOpen ? { kind: 'turn', key: row.key } : undefined;
    case 'Enter':
    case ' ':
      return { kind: 'choose', key: row.key };
    default:
      return undefined;
  }
}
