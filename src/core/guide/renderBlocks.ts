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

/** The commands of a block as one, with what stands above its first. */
function commandBlock(block: Block, items: readonly GuideBlock[]): readonly GuideBlock[] {
  const commands = items.flatMap((item) => (item.kind === 'commands' ? item.commands : []));
  const [first, ...more] = commands;
  if (first === undefined) return items;
  return [{ kind: 'commands', commands: [{ ...first, above: linesAbove(block, first) }, ...more] }];
}

function linesAbove({ token }: Block, { prompt, text }: GuideCommand): string {
  const begin = `${prompt}${text.split('\n')[0] ?? ''}`.trimEnd();
  const lines = token.content.split('\n');
  const at = lines.findIndex((line) => safeText(line).includes(begin));
  return at <= 0 ? '' : safeText(lines.slice(0, at).join('\n')).trim();
}
