import type { Token } from 'markdown-it';
import { safeText } from '../base/safeText';
import { plainText } from '../lab/plainText';
import { slug } from '../lab/slug';
import type { GuideHost } from './page';

/** Before the names of places in the text, so that none is taken for a part of the page itself. */
const anchorPrefix = 'at-';

/**
 * Makes the tokens of a text safe to be shown: what reorders or hides text goes, of the links only
 * those to pages and to places of the text itself stay, and of the pictures those that the host gives.
 * The tokens are changed where they stand, since they were read for this and nothing else.
 */
export function makeSafe(tokens: readonly Token[], host: GuideHost, stepLevel: number): void {
  for (const [index, token] of tokens.entries()) {
    if (token.type === 'inline') token.children = inside(token.children ?? [], host);
    else if (token.type === 'fence' || token.type === 'code_block')
      token.content = host.fill(safeText(token.content));
    if (token.type === 'heading_open') {
      const name = anchorOf(plainText(tokens[index + 1]?.children ?? []));
      if (name !== undefined) token.attrs = [['id', name]];
    }
    // Styles of its own no page of ours may have.
    const align = /text-align:(left|center|right)/.exec(String(token.attrGet('style') ?? ''))?.[1];
    if (token.type === 'th_open' || token.type === 'td_open')
      token.attrs = align === undefined ? null : [['class', align]];
    // A step's own heading is the second of the page.
    if (token.type === 'heading_open' || token.type === 'heading_close')
      token.tag = `h${String(Math.min(6, Math.max(3, Number(token.tag.slice(1)) - stepLevel + 2)))}`;
  }
}

/** The name of the place that a heading makes; undefined where it has no letter. */
export function anchorOf(words: string): string | undefined {
  const name = slug(safeText(words), '');
  return name === '' ? undefined : `${anchorPrefix}${name}`;
}

function inside(children: readonly Token[], host: GuideHost): Token[] {
  const kept: Token[] = [];
  /** For each link that is open: whether it stays. */
  const links: boolean[] = [];
  for (const token of children) {
    if (token.type === 'link_close' && links.pop() !== true) continue;
    if (token.type === 'link_open') {
      const address = safeAddress(String(token.attrGet('href') ?? ''), host);
      links.push(address !== undefined);
      if (address === undefined) continue;
      token.attrs = [['href', address]];
    }
    if (token.type === 'image') showPicture(token, host);
    else token.content = host.fill(safeText(token.content));
    kept.push(token);
  }
  return kept;
}

/** A page of the web, or a place in the text; markdown-it has written all else of it as `%22`. */
function safeAddress(href: string, host: GuideHost): string | undefined {
  if (href.startsWith('#')) {
    const name = anchorOf(decoded(href.slice(1)));
    return name === undefined ? undefined : `#${name}`;
  }
  const filled = host.fill(href.replaceAll(/%7B/gi, '{').replaceAll(/%7D/gi, '}'));
  return /^https?:\/\/[^\s"'<>\\]+$/i.test(filled) ? filled : undefined;
}

/** Where the picture may not be shown, its words stand for it. */
function showPicture(token: Token, host: GuideHost): void {
  const words = safeText(plainText(token.children ?? []));
  const address = host.picture(decoded(String(token.attrGet('src') ?? '')));
  token.children = [];
  if (address === undefined) {
    token.type = 'text';
    token.content = words;
    return;
  }
  token.attrs = [
    ['src', address],
    ['alt', words],
  ];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (caught) {
    if (caught instanceof URIError) return text;
    throw caught;
  }
}
