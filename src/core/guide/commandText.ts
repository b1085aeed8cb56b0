import type { GuideBlock, GuideCommand, GuidePage } from './page';

/** The text of a command of the page, by its step and its place there; undefined where none is. */
export function commandText(
  { steps }: GuidePage,
  { step, part }: { readonly step: string; readonly part: number },
): string | undefined {
  const blocks = steps.find(({ id }) => id === step)?.blocks ?? [];
  return commandsIn(blocks).find((command) => command.part === part)?.text;
}

/** All commands of these blocks, in their order. */
export function commandsIn(blocks: readonly GuideBlock[]): readonly GuideCommand[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'group') return commandsIn(block.blocks);
    return block.kind === 'commands' ? block.commands : [];
  });
}
