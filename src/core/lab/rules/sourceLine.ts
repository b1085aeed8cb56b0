import type { StateBlock } from 'markdown-it';
import type { CutLine } from '../text/placedText';

/**
 * A line without what the lists and quotes around it put in front, and with how much that was.
 * @param from where to cut it, as an offset of the whole source; by default behind that indentation
 */
export function sourceLine(state: StateBlock, line: number, from?: number): CutLine {
  const begin = state.bMarks[line] ?? 0;
  const end = state.eMarks[line] ?? 0;
  // A quote moves the line's mark behind its `>`, so the true beginning is looked for.
  const lineStart = begin === 0 ? 0 : state.src.lastIndexOf('\n', begin - 1) + 1;
  const at = from ?? begin + indentationLength(state, line);
  return { text: state.src.slice(at, end), shift: at - lineStart };
}

/** Characters of the indentation that belongs to the lists around; a tab may be part of it. */
function indentationLength(state: StateBlock, line: number): number {
  const begin = state.bMarks[line] ?? 0;
  const most = state.tShift[line] ?? 0;
  let columns = 0;
  let length = 0;
  while (length < most && columns < state.blkIndent) {
    columns += state.src[begin + length] === '\t' ? 4 - (columns % 4) : 1;
    length += 1;
  }
  return length;
}
