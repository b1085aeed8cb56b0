/** One row of a tree, as plain data that can be compared. */
export interface TreeNode {
  /** Names the row for good: selection and expansion follow it. */
  readonly id: string;
  readonly label: string;
  readonly description?: string | undefined;
  /** What a screen reader says instead of label and description. */
  readonly spoken?: string | undefined;
  readonly tooltip?: string | undefined;
  readonly icon?: { readonly name: string; readonly color?: string | undefined } | undefined;
  /** For `when` clauses of menus. */
  readonly context?: string | undefined;
  readonly command?: { readonly id: string; readonly args: readonly unknown[] } | undefined;
  /** Undefined for a row that never has children. */
  readonly children?: readonly TreeNode[] | undefined;
  readonly isExpanded?: boolean | undefined;
  /** What commands that are called on this row are told. */
  readonly about?: Readonly<Record<string, string>> | undefined;
}

/**
 * The ids of the rows that have to be drawn anew, parents before children and none below another;
 * `all` where the top has changed. Everything else stays untouched, so that nothing flickers.
 */
export function changedRows(
  before: readonly TreeNode[],
  after: readonly TreeNode[],
): readonly string[] | 'all' {
  if (before.length !== after.length || before.some(({ id }, index) => id !== after[index]?.id))
    return 'all';
  return after.flatMap((node, index) => changesOf(before[index] ?? node, node));
}

function changesOf(before: TreeNode, after: TreeNode): readonly string[] {
  if (!looksAlike(before, after)) return [after.id];
  const below = changedRows(before.children ?? [], after.children ?? []);
  return below === 'all' ? [after.id] : below;
}

function looksAlike(before: TreeNode, after: TreeNode): boolean {
  const look = ({ children, ...own }: TreeNode): string =>
    JSON.stringify({ ...own, isLeaf: children === undefined });
  return look(before) === look(after);
}
