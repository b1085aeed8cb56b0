import type { MarkdownIt, Token } from 'markdown-it';
import { readConsole, type ConsoleCommand } from '../console/readConsole';
import { readScript } from '../console/readScript';
import { PlacedText } from '../text/placedText';
import { blockKind, type BlockKind } from './blockLanguage';
import { indentedFences } from './indentedFences';

/** A command of a block with its place in the text. */
export interface PlacedCommand {
  readonly command: ConsoleCommand;
  /** Its text, from its first line on. */
  readonly source: PlacedText;
}

/** A block that holds commands. */
export interface CommandBlock {
  readonly kind: BlockKind;
  /** The 0-based line of the source that the first of its lines stands in. */
  readonly firstLine: number;
  readonly lines: readonly string[];
}

/** Gives every block with a shell's or a console's info string the commands that stand in it. */
export function consoleBlockRule(markdown: MarkdownIt): void {
  markdown.core.ruler.after('block', 'console_block', ({ src, tokens }) => {
    let sourceLines: readonly string[] | undefined;
    for (const token of tokens) {
      const blocks = blocksOf(token);
      if (blocks.length === 0) continue;
      sourceLines ??= src.split('\n');
      const source = sourceLines;
      token.meta = { commands: blocks.flatMap((block) => readBlock(block, source)) };
    }
  });
}

/** The commands of a block, none for any other token. */
export function commandsOf(token: Token): readonly PlacedCommand[] {
  return (token.meta?.['commands'] as readonly PlacedCommand[] | undefined) ?? [];
}

function blocksOf(token: Token): readonly CommandBlock[] {
  const firstLine = token.map?.[0] ?? 0;
  if (token.type === 'code_block') return indentedFences(token.content, firstLine);
  const kind = token.type === 'fence' ? blockKind(token.info) : undefined;
  if (kind === undefined) return [];
  const lines = token.content.replace(/\n$/, '').split('\n');
  return [{ kind, firstLine: firstLine + 1, lines }];
}

function readBlock(
  { kind, firstLine, lines: indented }: CommandBlock,
  sourceLines: readonly string[],
): readonly PlacedCommand[] {
  const lines = withoutCommonIndent(indented);
  const commands = kind === 'console' ? readConsole(lines) : readScript(lines);
  return commands.map((command) => ({
    command,
    source: new PlacedText(
      firstLine + command.index + 1,
      command.lines.map(({ text, shift }, offset) => {
        const line = command.index + offset;
        // Lists and quotes cut off the front of a line, so its end tells where it stood.
        const before = (sourceLines[firstLine + line]?.length ?? 0) - (lines[line]?.length ?? 0);
        return { text, shift: shift + Math.max(before, 0) };
      }),
    ),
  }));
}

/** Some authors indent everything inside a fence; a prompt then still starts its line. */
function withoutCommonIndent(lines: readonly string[]): readonly string[] {
  let indent = Infinity;
  for (const line of lines) {
    const own = line.search(/\S/);
    if (own !== -1 && own < indent) indent = own;
    if (indent === 0) return lines;
  }
  return lines.map((line) => line.slice(indent));
}
