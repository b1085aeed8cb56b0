import type { Token } from 'markdown-it';
import type { Step } from '../lab/model';

/** A block of Markdown with the blocks that it holds. */
export interface Block {
  readonly type: string;
  /** The token that opens it, or the only one. */
  readonly token: Token;
  readonly children: readonly Block[];
  /** What stands inside a paragraph, a heading or a cell. */
  readonly inside: readonly Token[];
  /** Where its tokens begin in the row that it was made of, and the first behind them. */
  readonly at: number;
  readonly end: number;
}

/** One whose end is not known yet. */
type OpenBlock = Block & { readonly children: Block[]; readonly inside: Token[]; end: number };

/** Makes a tree of markdown-it's flat row of tokens. */
export function blockTree(tokens: readonly Token[]): readonly Block[] {
  const top: Block[] = [];
  const open: OpenBlock[] = [];
  for (const [at, token] of tokens.entries()) {
    const around = open.at(-1);
    if (token.nesting === -1) {
      if (around !== undefined) around.end = at + 1;
      open.pop();
    } else if (token.type === 'inline') around?.inside.push(...(token.children ?? []));
    else {
      const type = token.type.replace(/_open$/, '');
      const block: OpenBlock = { type, token, children: [], inside: [], at, end: at + 1 };
      (around?.children ?? top).push(block);
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

/** The blocks of a step, without its own heading. */
export function blocksOf(
  blocks: readonly Block[],
  { line }: Step,
  next: Step | undefined,
): readonly Block[] {
  const end = next?.line ?? Infinity;
  return blocks.filter((block) => {
    const { from } = linesOf(block);
    return from >= line && from < end && !(block.type === 'heading' && from === line);
  });
}

/** The blocks that stand before the first step. */
export function blocksBefore(blocks: readonly Block[], first: Step | undefined): readonly Block[] {
  return blocks.filter((block) => linesOf(block).from < (first?.line ?? Infinity));
}
