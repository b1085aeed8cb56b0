import type { MarkdownIt, Token } from 'markdown-it';
import { createLabMarkdown } from '../lab/readBlocks';
import { highlight } from './highlight';

/** Markdown as the guide shows it: code with the classes of its language, wide things scrolled by
 * themselves. Which links and pictures there are was decided before (safeTokens.ts). */
export function createGuideMarkdown(): MarkdownIt {
  const markdown = createLabMarkdown();
  const { escapeHtml } = markdown.utils;
  const code = ({ content, info }: Token): string => {
    const inside = highlight(content, info) ?? escapeHtml(content);
    // What is wider than its column can be scrolled by keyboard as well.
    return `<pre tabindex="0"><code>${inside}</code></pre>\n`;
  };
  const codeAt = (tokens: Token[], index: number): string => {
    const token = tokens[index];
    return token === undefined ? '' : code(token);
  };
  markdown.renderer.rules['fence'] = codeAt;
  markdown.renderer.rules['code_block'] = codeAt;
  // Its words stand in `alt` already.
  markdown.renderer.rules['image'] = (tokens, index, options, _env, renderer) =>
    renderer.renderToken(tokens, index, options);
  markdown.renderer.rules['table_open'] = () => '<div class="wide" tabindex="0"><table>\n';
  markdown.renderer.rules['table_close'] = () => '</table></div>\n';
  return markdown;
}
