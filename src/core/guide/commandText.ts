import type { GuideBlock, GuideCommand, GuideStep } from './page';

/** The text of a command of a step, by its place there; undefined where none is. */
export function commandText(step: GuideStep | undefined, part: number): string | undefined {
  return commandsIn(step?.blocks ?? []).find((command) => command.part === part)?.text;
}

/** The places of all commands that run with this one, in their order: it and what its block shows
 * below it. Empty where none is there, or where one of them is not simply run. */
export function partsFrom(step: GuideStep | undefined, part: number): readonly number[] {
  const blocks = blocksOfCommands(step?.blocks ?? []);
  const block = blocks.find((commands) => commands.some((command) => command.part === part)) ?? [];
  const from = block.filter((command) => command.part >= part);
  return from.every(isRun) ? from.map((command) => command.part) : [];
}

/** Whether a command is simply run, by itself or after those above it. */
export function isRun({ does }: GuideCommand): boolean {
  return does === 'run' || does === 'enter' || does === 'leave';
}

/** All commands of these blocks, in their order. */
export function commandsIn(blocks: readonly GuideBlock[]): readonly GuideCommand[] {
  return blocksOfCommands(blocks).flat();
}

function blocksOfCommands(blocks: readonly GuideBlock[]): readonly (readonly GuideCommand[])[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'group') return blocksOfCommands(block.blocks);
    return block.kind === 'commands' ? [block.commands] : [];
  });
}
