import type { MarkdownIt, StateBlock, Token } from 'markdown-it';
import { PlacedText } from '../text/placedText';
import { sourceLine } from './sourceLine';

/** Cuts out the YAML between `---` lines at the very beginning of a text. */
export function frontMatterRule(markdown: MarkdownIt): void {
  markdown.block.ruler.before('table', 'front_matter', readFrontMatter);
}

/** The YAML of a front matter token. */
export function frontMatterOf(token: Token): PlacedText | undefined {
  if (token.type !== 'front_matter') return undefined;
  return token.meta?.['frontMatter'] as PlacedText | undefined;
}

function readFrontMatter(
  state: StateBlock,
  startLine: number,
  endLine: number,
  silent: boolean,
): boolean {
  if (startLine !== 0 || silent || state.parentType !== 'root' || !isLine(state, 0, opening))
    return false;
  const lines = [];
  for (let line = 1; line < endLine; line += 1) {
    if (isLine(state, line, closing)) {
      const token = state.push('front_matter', '', 0);
      token.hidden = true;
      token.map = [0, line + 1];
      token.meta = { frontMatter: new PlacedText(2, lines) };
      state.line = line + 1;
      return true;
    }
    const cut = sourceLine(state, line);
    // A text may begin with a thematic break: what is no YAML map must not be swallowed.
    if (notYaml.test(cut.text) || (line === 1 && !firstLine.test(cut.text))) return false;
    lines.push(cut);
  }
  return false;
}

const opening = /^---[ \t]*$/;
const closing = /^(?:---|\.\.\.)[ \t]*$/;
const firstLine = /^(?:#.*|["']?[A-Za-z_][\w .-]*["']?[ \t]*:(?:[ \t].*)?)$/;
const notYaml = /^(?:```|~~~)/;

function isLine(state: StateBlock, line: number, pattern: RegExp): boolean {
  return pattern.test(state.src.slice(state.bMarks[line], state.eMarks[line]));
}
