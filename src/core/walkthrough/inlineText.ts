import type { Token } from 'markdown-it';
import { plainText } from '../lab/plainText';
import { canBeLabel, code, link, plain } from './descriptionText';
import { staticText } from './staticText';

/** What stands inside a paragraph, in VS Code's markup; a hard break makes a second line. */
export function inlineText(inside: readonly Token[]): string {
  let text = '';
  for (let at = 0; at < inside.length; at += 1) {
    const token = inside[at];
    if (token === undefined) continue;
    if (token.type === 'link_open') {
      const end = inside.findIndex(({ type }, index) => index > at && type === 'link_close');
      text += linkText(token, inside.slice(at + 1, end));
      at = end;
    } else {
      text += (marks[token.type] ?? shown)(token);
    }
  }
  return text.trim();
}

const marks: Readonly<Record<string, (token: Token) => string>> = {
  code_inline: ({ content }) => code(staticText(content)),
  strong_open: () => '**',
  strong_close: () => '**',
  em_open: () => '__',
  em_close: () => '__',
  softbreak: () => ' ',
  hardbreak: () => '\n',
  // The picture itself cannot be shown here, so its words stand for it.
  image: ({ children }) => plain(plainText(children ?? [])),
};

function shown({ content }: Token): string {
  return plain(staticText(content));
}

/** Only pages can be opened from here: a file that the text links to is somewhere else. */
function linkText(open: Token, inside: readonly Token[]): string {
  const address = String(open.attrGet('href') ?? '');
  const label = staticText(plainText(inside));
  const isPage = /^https?:\/\/\S+$/.test(address);
  return isPage && canBeLabel(label) ? link(label, address) : inlineText(inside);
}
