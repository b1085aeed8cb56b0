import { linesOf, type Block } from './blockTree';
import { bold, code, isButton } from './descriptionText';
import { inlineText } from './inlineText';
import { staticText } from './staticText';

/** Gives the lines of the items that stand in these lines of lab.md. */
export type ItemLines = (from: number, end: number) => readonly string[];

/** The lines that VS Code shows for a block, which has neither lists nor tables nor code blocks. */
export function blockLines(block: Block, itemLines: ItemLines): readonly string[] {
  const inner = (): readonly string[] =>
    block.children.flatMap((child) => blockLines(child, itemLines));
  switch (block.type) {
    case 'paragraph':
      return textLines(block);
    case 'heading':
      // The title of the lab is shown above already.
      return block.token.tag === 'h1' ? [] : textLines(block).map(bold);
    case 'bullet_list':
      return block.children.flatMap((child) => marked('•', blockLines(child, itemLines)));
    case 'ordered_list':
      return block.children.flatMap((child, index) =>
        marked(`${firstNumber(block) + index}.`, blockLines(child, itemLines)),
      );
    case 'table':
      return tableRows(block);
    case 'fence':
    case 'code_block':
      return codeLines(block, itemLines);
    case 'directive':
      return itemsOf(block, itemLines);
    default:
      return inner();
  }
}

function textLines({ inside }: Block): readonly string[] {
  return inlineText(inside)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function itemsOf(block: Block, itemLines: ItemLines): readonly string[] {
  const { from, end } = linesOf(block);
  return itemLines(from, end);
}

/** A mark in front of a button would make a mere link of it. */
function marked(mark: string, [first, ...more]: readonly string[]): readonly string[] {
  if (first === undefined) return [];
  return [isButton(first) ? first : `${mark} ${first}`, ...more];
}

function firstNumber({ token }: Block): number {
  return Number(token.attrGet('start') ?? 1);
}

/** A row reads as what its first cells name, and what its last one says about it. */
function tableRows({ children }: Block): readonly string[] {
  const rows = children.filter(({ type }) => type === 'tbody').flatMap((body) => body.children);
  return rows.flatMap((row) => {
    const cells = row.children
      .map(({ inside }) => inlineText(inside))
      .filter((cell) => cell !== '');
    const said = cells.pop();
    if (said === undefined) return [];
    return [cells.length === 0 ? said : `${cells.join(' ')}: ${said}`];
  });
}

/** Commands, without the output that the author saw: the student will see the real one. */
function codeLines(block: Block, itemLines: ItemLines): readonly string[] {
  const items = itemsOf(block, itemLines);
  if (items.length > 0) return items;
  const lines = block.token.content.split('\n').map((line) => code(staticText(line.trimEnd())));
  return lines.filter((line) => line !== '');
}
