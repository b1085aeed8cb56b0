import { blockKind } from './blockLanguage';
import type { CommandBlock } from './consoleBlock';

/**
 * Fences that are indented so far that CommonMark shows them as they are written. The notes and
 * tabs of some course sites hold theirs like that, and no command may be lost.
 */
export function indentedFences(content: string, firstLine: number): readonly CommandBlock[] {
  if (!content.includes('```') && !content.includes('~~~')) return [];
  const blocks: CommandBlock[] = [];
  const lines = content.replace(/\n$/, '').split('\n');
  for (let index = 0; index < lines.length; index += 1) {
    const open = opening.exec(lines[index] ?? '');
    if (open === null) continue;
    const [, indent = '', fence = '', info = ''] = open;
    const closing = new RegExp(`^[ \\t]*${fence[0] ?? ''}{${fence.length},}[ \\t]*$`);
    const from = index + 1;
    index += 1;
    while (index < lines.length && !closing.test(lines[index] ?? '')) index += 1;
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

function withoutIndent(line: string, indent: string): string {
  return line.startsWith(indent) ? line.slice(indent.length) : line.trimStart();
}
