import type { MarkdownIt, Token } from 'markdown-it';
import { readPrompt } from '../console/prompts';
import { readConsole, type ConsoleCommand } from '../console/readConsole';
import { readScript } from '../console/readScript';
import { PlacedText, type CutLine } from '../text/placedText';
import { commandBlocksOf, type CommandBlock } from './commandBlocks';

/** A command of a block with its place in the text. */
export interface PlacedCommand {
  readonly command: ConsoleCommand;
  /** Its text, from its first line on. */
  readonly source: PlacedText;
}

/** Gives every block with a shell's or a console's info string the commands that stand in it. */
export function consoleBlockRule(markdown: MarkdownIt): void {
  markdown.core.ruler.after('block', 'console_block', ({ src, tokens }) => {
    let lines: readonly string[] | undefined;
    const lengthOf = (line: number): number => (lines ??= src.split('\n'))[line]?.length ?? 0;
    for (const token of tokens) {
      const blocks = commandBlocksOf(token);
      if (blocks.length > 0)
        token.meta = { commands: blocks.flatMap((block) => readBlock(block, lengthOf)) };
    }
  });
}

/** The commands of a block, none for any other token. */
export function commandsOf(token: Token): readonly PlacedCommand[] {
  if (token.type !== 'fence' && token.type !== 'code_block') return [];
  return (token.meta?.['commands'] as readonly PlacedCommand[] | undefined) ?? [];
}

function readBlock(
  { kind, firstLine, lines: indented }: CommandBlock,
  lengthOf: (line: number) => number,
): readonly PlacedCommand[] {
  const lines = withoutCommonIndent(indented);
  const commands = kind === 'console' ? readConsole(lines) : readScript(lines);
  return commands.map((command) => {
    const { index, lines: own } = command;
    const cut = (): readonly CutLine[] =>
      own.map(({ text, shift }, offset) => {
        const line = index + offset;
        // Lists and quotes cut off the front of a line, so its end tells where it stood.
        const before = lengthOf(firstLine + line) - (lines[line]?.length ?? 0);
        return { text, shift: shift + Math.max(before, 0) };
      });
    return { command, source: new PlacedText(firstLine + index + 1, cut) };
  });
}

/** Some authors indent everything inside a fence, or every prompt: it then still starts its line. */
function withoutCommonIndent(lines: readonly string[]): readonly string[] {
  const first = lines.find((line) => line.trim() !== '') ?? '';
  const ofFirst = first.search(/\S|$/);
  if (ofFirst === 0) return lines;
  if (readPrompt(first.trimStart()) !== undefined)
    return lines.map((line) => line.slice(Math.min(ofFirst, line.search(/\S|$/))));
  const indents = lines.map((line) => (line.trim() === '' ? Infinity : line.search(/\S/)));
  const indent = indents.reduce((least, own) => Math.min(least, own), Infinity);
  return lines.map((line) => line.slice(indent));
}
