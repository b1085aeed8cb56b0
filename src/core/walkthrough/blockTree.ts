import type { Token } from 'markdown-it';

/** A block of Markdown with the blocks that it holds. */
export interface Block {
  readonly type: string;
  /** The token that opens it, or the only one. */
  readonly token: Token;
  readonly children: readonly Block[];
  /** What stands inside a paragraph, a heading or a cell. */
  readonly inside: readonly Token[];
}

/** Makes a tree of markdown-it's flat row of tokens. */
export function blockTree(tokens: readonly Token[]): readonly Block[] {
  const top: Block[] = [];
  const open = [{ children: top, inside: [] as Token[] }];
  for (const token of tokens) {
    const around = open.at(-1);
    if (token.nesting === -1) open.pop();
    else if (token.type === 'inline') around?.inside.push(...(token.children ?? []));
    else {
      const block = {
        type: token.type.replace(/_open$/, ''),
        token,
        children: [] as Block[],
        inside: [] as Token[],
      };
      around?.children.push(block);
      if (token.nesting === 1) open.push(block);
    }
  }
  return top;
}

/** The line of lab.md where a block begins, and the first behind it. */
export function linesOf({ token }: Block): { readonly from: number; readonly end: number } {
  const [from = 0, end = 0] = token.map ?? [];
  return { from: from + 1, end: end + 1 };
}
