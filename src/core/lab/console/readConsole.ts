import type { CutLine } from '../text/placedText';
import { BlockPrompts } from './blockPrompts';
import { CommandLines, joined } from './commandLines';
import { startsLikeCommand } from './commandNames';
import { cutMark } from './cutMark';
import { entersContainer } from './enteredContainer';
import { leavesShell } from './leavesShell';
import { isPromptHead } from './promptHead';
import type { Prompt } from './prompts';

/** A command of a block; where it runs is not known yet. */
export interface ConsoleCommand {
  /** Undefined where the block has none. */
  readonly prompt: Prompt | undefined;
  /** Index of its first line in the block. */
  readonly index: number;
  /** Its lines without prompts, each with what was cut off in front. */
  readonly lines: readonly CutLine[];
  readonly sample: string;
  /** Nothing but its look tells that it is a command. */
  readonly isGuess: boolean;
}

/** Reads a console block: what follows a prompt is a command, up to the next prompt all is output. */
export function readConsole(
  lines: readonly string[],
  { isScript = false } = {},
): readonly ConsoleCommand[] {
  const prompts = new BlockPrompts(lines, isScript);
  const commandLines = new CommandLines(lines, prompts);
  const commands: ConsoleCommand[] = [];
  let index = prompts.next(0);
  if (index === lines.length) return loneCommand(lines);
  for (let prompt = prompts.at(index); prompt !== undefined; prompt = prompts.at(index)) {
    const own = commandLines.from(index, prompt.text.length, prompt.shape);
    const text = joined(own);
    if (entersContainer(text) !== undefined) prompts.opensShell(index + own.length);
    if (prompt.shape.kind !== 'program' && leavesShell(text)) prompts.leavesShell();
    const next = prompts.next(index + own.length);
    if (text !== '' && !cutMark.test(text))
      commands.push({
        prompt,
        index,
        lines: own,
        sample: sampleOf(lines.slice(index + own.length, next)),
        isGuess: false,
      });
    index = next;
  }
  return commands;
}

/** Output without the first line of a prompt that has two. */
function sampleOf(output: readonly string[]): string {
  const end = isPromptHead(output.at(-1)) ? -1 : undefined;
  return output.slice(0, end).join('\n').trimEnd();
}

/**
 * A block without prompts is output, unless all of it is one line that starts like a command; a line
 * that ends in a backslash goes on below.
 */
function loneCommand(lines: readonly string[]): readonly ConsoleCommand[] {
  const index = lines.findIndex((line) => line.trim() !== '');
  const all = lines.slice(index, lines.findLastIndex((line) => line.trim() !== '') + 1);
  const isOne = all.every((line, at) => /\\\s*$/.test(line) === at < all.length - 1);
  if (!isOne || !startsLikeCommand(all[0] ?? '')) return [];
  const shift = (all[0] ?? '').search(/\S/);
  const own = all.map((line) => {
    const cut = Math.min(shift, line.search(/\S|$/));
    return { text: line.slice(cut).trimEnd(), shift: cut };
  });
  return [{ prompt: undefined, index, lines: own, sample: '', isGuess: true }];
}
