import type { MarkdownIt, StateBlock, Token } from 'markdown-it';
import type { DirectiveName } from '../directives/names';
import { PlacedText, type CutLine, type Place } from '../text/placedText';
import { directiveHead, type DirectiveHead } from './directiveHead';
import { sourceLine } from './sourceLine';

/** A directive of the lab format as it stands in the text: nothing of its YAML is read yet. */
export interface DirectiveSource {
  /** A known name, or one that a known name was likely meant by. */
  readonly name: string;
  readonly meant: DirectiveName | undefined;
  readonly place: Place;
  /** All that stands between the name and `-->`. */
  readonly body: PlacedText;
  /** False where the next comment or the end of the text came before any `-->`. */
  readonly isClosed: boolean;
  /** Text behind `-->` on its line, which is shown nowhere. */
  readonly behind: Place | undefined;
}

/**
 * Cuts HTML comments out of the text, since raw HTML is off and they would be printed. Those that
 * begin like a directive become `directive` tokens, all others `comment` tokens; both are hidden.
 */
export function directiveRule(markdown: MarkdownIt): void {
  const interrupts = { alt: ['paragraph', 'reference', 'blockquote', 'list'] };
  markdown.block.ruler.before('table', 'directive', readComment, interrupts);
}

/** What a directive token holds. */
export function directiveOf(token: Token): DirectiveSource | undefined {
  if (token.type !== 'directive') return undefined;
  return token.meta?.['directive'] as DirectiveSource | undefined;
}

const opening = '<!--';
const closing = '-->';

function readComment(
  state: StateBlock,
  startLine: number,
  endLine: number,
  silent: boolean,
): boolean {
  const start = textStart(state, startLine);
  if ((state.sCount[startLine] ?? 0) - state.blkIndent >= 4) return false;
  if (!state.src.startsWith(opening, start)) return false;
  if (silent) return true;
  const head = directiveHead(state, startLine, endLine, start + opening.length);
  const end = findEnd(state, startLine, endLine, head);
  // A plain comment that never ends is no comment: no command after it may be lost.
  if (end.offset === undefined && head === undefined) return false;
  const token = state.push(head === undefined ? 'comment' : 'directive', '', 0);
  token.hidden = true;
  token.map = [startLine, end.line + 1];
  state.line = end.line + 1;
  if (head !== undefined) token.meta = { directive: directiveSource(state, startLine, head, end) };
  return true;
}

interface CommentEnd {
  /** The last line of the comment. */
  readonly line: number;
  /** Where its `-->` stands; undefined where there is none. */
  readonly offset: number | undefined;
}

/** Looks for `-->` up to the end of the text, or of the list or quote around. A directive also ends
 * where the next comment or a fence begins, since then its `-->` was forgotten; what belongs to it
 * is then taken to end before the next blank line or heading. */
function findEnd(
  state: StateBlock,
  startLine: number,
  endLine: number,
  head: DirectiveHead | undefined,
): CommentEnd {
  if (head === undefined && isKnownOpen(state, startLine))
    return { line: startLine, offset: undefined };
  let paragraphEnd: number | undefined;
  let line = startLine;
  for (; line < endLine; line += 1) {
    const isFirst = line === startLine;
    const from = textStart(state, line);
    const text = state.src.slice(isFirst ? from + 2 : from, state.eMarks[line]);
    if (!isFirst && (isOutside(state, line) || (head !== undefined && nextBlock.test(text)))) break;
    if (!isFirst && (text === '' || heading.test(text))) paragraphEnd ??= line - 1;
    const at = text.indexOf(closing);
    if (at !== -1) return { line, offset: from + at + (isFirst ? 2 : 0) };
  }
  if (head === undefined) rememberOpen(state, startLine, line);
  return { line: paragraphEnd ?? line - 1, offset: undefined };
}

const nextBlock = /^(?:<!--|```|~~~)/;
const heading = /^#{2,6}[ \t]/;

function directiveSource(
  state: StateBlock,
  startLine: number,
  head: DirectiveHead,
  end: CommentEnd,
): DirectiveSource {
  const lines: CutLine[] = [];
  for (let line = head.line; line <= end.line; line += 1)
    lines.push(sourceLine(state, line, line === head.line ? head.bodyStart : undefined));
  const last = lines.at(-1);
  let behind: Place | undefined;
  if (last !== undefined && end.offset !== undefined) {
    const { text, shift } = sourceLine(state, end.line, end.offset);
    lines[lines.length - 1] = { ...last, text: last.text.slice(0, shift - last.shift) };
    if (text.slice(closing.length).trim() !== '')
      behind = { line: end.line + 1, column: shift + closing.length + 1 };
  }
  const { shift } = sourceLine(state, startLine, textStart(state, startLine));
  return {
    name: head.name,
    meant: head.meant,
    place: { line: startLine + 1, column: shift + 1 },
    body: new PlacedText(head.line + 1, lines),
    isClosed: end.offset !== undefined,
    behind,
  };
}

function textStart(state: StateBlock, line: number): number {
  return (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0);
}

function isOutside(state: StateBlock, line: number): boolean {
  return (state.sCount[line] ?? 0) < state.blkIndent && !state.isEmpty(line);
}

// A text of nothing but `<!--` lines would otherwise be searched to its end for every one of them.
const openKey = Symbol('lines between which no comment ends');

function isKnownOpen(state: StateBlock, line: number): boolean {
  const known = state.env[openKey] as { from: number; to: number } | undefined;
  return known !== undefined && known.from <= line && line < known.to;
}

function rememberOpen(state: StateBlock, from: number, to: number): void {
  state.env[openKey] = { from, to };
}
