import type { MarkdownIt, Token } from 'markdown-it';
import { readConsole, type ConsoleCommand } from '../console/readConsole';
import { PlacedText } from '../text/placedText';

/** A command of a block with its place in the text. */
export interface PlacedCommand {
  readonly command: ConsoleCommand;
  /** Its text, from its first line on. */
  readonly source: PlacedText;
}

/** Gives every fence with a console's info string the commands that stand in it. */
export function consoleBlockRule(markdown: MarkdownIt): void {
  markdown.core.ruler.after('block', 'console_block', ({ src, tokens }) => {
    const blocks = tokens.filter(({ type, info }) => type === 'fence' && isConsole(info));
    const sourceLines = blocks.length === 0 ? [] : src.split('\n');
    for (const token of blocks) {
      token.meta = { commands: readBlock(token, sourceLines) };
    }
  });
}

/** The commands of a console block, none for any other token. */
export function commandsOf(token: Token): readonly PlacedCommand[] {
  return (token.meta?.['commands'] as readonly PlacedCommand[] | undefined) ?? [];
}

/** What authors write behind the fence for a terminal session. */
const languages = ['console', 'shell-session', 'sh-session', 'shellsession'];

function isConsole(info: string): boolean {
  const [language = ''] = info.trim().split(/[\s,{:]/, 1);
  return languages.includes(language.toLowerCase());
}

function readBlock(token: Token, sourceLines: readonly string[]): readonly PlacedCommand[] {
  const firstLine = (token.map?.[0] ?? 0) + 1;
  const content = withoutCommonIndent(token.content.replace(/\n$/, '').split('\n'));
  return readConsole(content).map((command) => ({
    command,
    source: new PlacedText(
      firstLine + command.index + 1,
      command.lines.map(({ text, shift }, offset) => {
        const line = command.index + offset;
        // Lists and quotes cut off the front of a line, so its end tells where it stood.
        const before = (sourceLines[firstLine + line]?.length ?? 0) - (content[line]?.length ?? 0);
        return { text, shift: shift + Math.max(before, 0) };
      }),
    ),
  }));
}

/** Some authors indent everything inside a fence; a prompt then still starts its line. */
function withoutCommonIndent(lines: readonly string[]): readonly string[] {
  const indents = lines.map((line) => (line.trim() === '' ? Infinity : line.search(/\S/)));
  const indent = indents.reduce((least, own) => Math.min(least, own), Infinity);
  return lines.map((line) => line.slice(indent));
}
