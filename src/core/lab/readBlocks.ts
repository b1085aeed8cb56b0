import MarkdownItConstructor, { type MarkdownIt, type Token } from 'markdown-it';
import { labRules } from './rules/order';

/** The blocks of a text, from which all else is read. */
export interface Blocks {
  readonly tokens: readonly Token[];
  /** The inside of a heading or paragraph, which is read only on demand. */
  inside(token: Token): readonly Token[];
  /** The lines of the text, counted as its tokens count them; cut on demand as well. */
  readonly lines: readonly string[];
}

/** Lists and quotes within each other; what is deeper is not read. */
export const deepestNesting = 40;

/** Markdown as labs use it: CommonMark with tables, no raw HTML, and our own rules. */
export function createLabMarkdown(): MarkdownIt {
  const markdown = new MarkdownItConstructor({ html: false, maxNesting: deepestNesting });
  for (const rule of labRules) markdown.use(rule);
  return markdown;
}

/** Reads the blocks of a text, with lines ended by LF, CR LF or CR. */
export function readBlocks(text: string): Blocks {
  const env = {};
  let lines: readonly string[] | undefined;
  return {
    tokens: reader.parse(text, env),
    inside(token) {
      const inside: Token[] = [];
      reader.inline.parse(token.content, reader, env, inside);
      return inside;
    },
    get lines() {
      lines ??= text.split(/\r\n?|\n/);
      return lines;
    },
  };
}

/** Only the block rules run at once: most of the time goes into what stands inside paragraphs. */
const reader = createLabMarkdown();
reader.core.ruler.enableOnly(['normalize', 'block', 'console_block']);
