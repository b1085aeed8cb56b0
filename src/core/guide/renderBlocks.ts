import { safeText } from '../base/safeText';
import { linesOf, type Block } from '../walkthrough/blockTree';
import type { ItemsOf } from './itemBlocks';
import type { GuideBlock, GuideCommand, GuideGroup } from './page';

/** Gives a block of Markdown as HTML. */
export type Renderer = (block: Block) => string;

/** Blocks of Markdown as blocks of the page: what holds something of the step is taken apart, and all
 * between two of those is one piece of HTML. */
export function renderBlocks(
  blocks: readonly Block[],
  render: Renderer,
  itemsOf: ItemsOf,
): readonly GuideBlock[] {
  const made: GuideBlock[] = [];
  let html = '';
  const endProse = (): void => {
    if (html.trim() !== '') made.push({ kind: 'prose', html });
    html = '';
  };
  for (const block of blocks) {
    const { from, end } = linesOf(block);
    const items = itemsOf(from, end);
    if (items.length === 0) {
      html += render(block);
      continue;
    }
    endProse();
    made.push(...withItems(block, items, render, itemsOf));
  }
  endProse();
  return made;
}

function withItems(
  block: Block,
  items: readonly GuideBlock[],
  render: Renderer,
  itemsOf: ItemsOf,
): readonly GuideBlock[] {
  if (block.type === 'fence' || block.type === 'code_block') return commandBlock(block, items);
  if (block.children.length === 0) return items;
  const [tag, start] = groupTag(block);
  return [{ kind: 'group', tag, start, blocks: renderBlocks(block.children, render, itemsOf) }];
}

function groupTag({ type, token }: Block): readonly [GuideGroup['tag'], number | undefined] {
  switch (type) {
    case 'bullet_list':
      return ['ul', undefined];
    case 'ordered_list':
      return ['ol', Number(token.attrGet('start') ?? 1)];
    case 'list_item':
      return ['li', undefined];
    case 'blockquote':
      return ['blockquote', undefined];
    default:
      return ['div', undefined];
  }
}

/** The commands of a block as one, each with the lines above it that are nobody's output. */
function commandBlock({ token }: Block, items: readonly GuideBlock[]): readonly GuideBlock[] {
  const commands = items.flatMap((item) => (item.kind === 'commands' ? item.commands : []));
  if (commands.length === 0) return items;
  const lines = token.content.split('\n').map((line) => safeText(line).trim());
  let from = 0;
  const withAbove = commands.map((command, index): GuideCommand => {
    const begin = `${command.prompt}${command.text.split('\n')[0] ?? ''}`.trim();
    const at = lines.findIndex((line, place) => place >= from && line.startsWith(begin));
    if (at === -1) return command;
    const isOutput = (commands[index - 1]?.sample.length ?? 0) > 0;
    const above = isOutput ? '' : lines.slice(from, at).join('\n').trim();
    from = at + command.text.split('\n').length;
    return { ...command, above };
  });
  return [{ kind: 'commands', commands: withAbove }];
}
