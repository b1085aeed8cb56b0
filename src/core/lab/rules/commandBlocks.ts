import type { Token } from 'markdown-it';
import { blockKind, type BlockKind } from './blockLanguage';

/** A block that may hold commands. */
export interface CommandBlock {
  readonly kind: BlockKind;
  /** The 0-based line of the source that the first of its lines stands in. */
  readonly firstLine: number;
  readonly lines: readonly string[];
}

/** The blocks of a token with a shell's or a console's info string. */
export function commandBlocksOf({ type, info, content, map }: Token): readonly CommandBlock[] {
  const firstLine = map?.[0] ?? 0;
  if (type === 'code_block') return indentedFences(linesOf(content), firstLine);
  const kind = type === 'fence' ? blockKind(info) : undefined;
  if (kind === undefined) return [];
  const lines = linesOf(content);
  const from = info.startsWith('{') ? countOptions(lines) : 0;
  return [{ kind, firstLine: firstLine + 1 + from, lines: lines.slice(from) }];
}

/**
 * Fences that are indented so far that CommonMark shows them as they are written. The notes and
 * tabs of some course sites hold theirs like that, and no command may be lost.
 */
function indentedFences(lines: readonly string[], firstLine: number): readonly CommandBlock[] {
  const blocks: CommandBlock[] = [];
  for (let index = 0; index < lines.length; index += 1) {
    const open = opening.exec(lines[index] ?? '');
    if (open === null) continue;
    const [, indent = '', fence = '', info = ''] = open;
    const from = index + 1;
    do index += 1;
    while (index < lines.length && !closes(lines[index] ?? '', fence));
    const kind = blockKind(info);
    if (kind !== undefined)
      blocks.push({
        kind,
        firstLine: firstLine + from,
        lines: lines.slice(from, index).map((line) => withoutIndent(line, indent)),
      });
  }
  return blocks;
}

const opening = /^([ \t]*)(`{3,}|~{3,})([^`]*)$/;

function closes(line: string, fence: string): boolean {
  const text = line.trim();
  return text.length >= fence.length && text === (fence[0] ?? '').repeat(text.length);
}

function withoutIndent(line: string, indent: string): string {
  return line.startsWith(indent) ? line.slice(indent.length) : line.trimStart();
}

/** What some course sites read as options of a block: `:caption: text`. */
function countOptions(lines: readonly string[]): number {
  const count = lines.findIndex((line) => !/^:[\w-]+:/.test(line));
  return count === -1 ? lines.length : count;
}

function linesOf(content: string): readonly string[] {
  return content.replace(/\n$/, '').split('\n');
}
