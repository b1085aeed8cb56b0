import type { MarkdownIt } from 'markdown-it';
import { consoleBlockRule } from './consoleBlock';
import { directiveRule } from './directive';
import { frontMatterRule } from './frontMatter';

/** Our additions to CommonMark, in the order in which they look at a text. */
export const labRules: readonly ((markdown: MarkdownIt) => void)[] = [
  frontMatterRule,
  directiveRule,
  consoleBlockRule,
];
