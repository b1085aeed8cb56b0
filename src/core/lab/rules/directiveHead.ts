import type { StateBlock } from 'markdown-it';
import { directiveNames, isDirectiveName, type DirectiveName } from '../directives/names';
import { nearest } from '../nearest';

/** The beginning of a directive: its name and where its body starts. */
export interface DirectiveHead {
  readonly name: string;
  /** The known name that a misspelt one most likely means. */
  readonly meant: DirectiveName | undefined;
  readonly line: number;
  /** Offset in the whole source. */
  readonly bodyStart: number;
}

/**
 * Tells a directive from a plain comment: its first word is a known name (or nearly one), followed
 * by a colon, by YAML, or by the end of the line. `<!-- check this again -->` is a plain comment.
 */
export function directiveHead(
  state: StateBlock,
  startLine: number,
  endLine: number,
  from: number,
): DirectiveHead | undefined {
  let line = startLine;
  let start = from;
  while (line < endLine && state.src.slice(start, state.eMarks[line]).trim() === '') {
    line += 1;
    start = state.bMarks[line] ?? 0;
  }
  if (line >= endLine) return undefined;
  const found = head.exec(state.src.slice(start, state.eMarks[line]));
  const name = found?.[1];
  if (found === null || name === undefined) return undefined;
  const place = { line, bodyStart: start + found[0].length };
  if (isDirectiveName(name)) return { name, meant: undefined, ...place };
  const meant = nearest(name.toLowerCase(), directiveNames);
  // A word alone may be anything; only with a body is it a directive with a slip of the pen.
  const hasBody = found[2] !== '' || yamlLine.test(lineAfter(state, line, endLine));
  return meant !== undefined && hasBody ? { name, meant, ...place } : undefined;
}

/** A name; then `:`, or nothing, or blanks before something that looks like YAML. */
const head =
  /^\s*([A-Za-z][\w-]*)(:(?=\s|$|-->)|(?=\s*(?:-->.*)?$)|\s+(?=[{[]|[A-Za-z_]+:(?:\s|$)))/;
const yamlLine = /^\s*(?:-\s|[A-Za-z_]+\s*:(?:\s|$))/;

function lineAfter(state: StateBlock, line: number, endLine: number): string {
  return line + 1 < endLine ? state.src.slice(state.bMarks[line + 1], state.eMarks[line + 1]) : '';
}
