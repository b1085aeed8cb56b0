import { messagesIn, sourcesOf } from './messages';
import type { Catalogue } from './speaking';

/** A language whose every message stands in brackets: what stands outside bypasses the catalogue. */
export function pseudoCatalogue(): Catalogue {
  const messages = sourcesOf('src').flatMap(messagesIn);
  return Object.fromEntries(
    messages
      .filter(({ key }) => !key.startsWith('en/'))
      .map(({ key, words }) => [key, `⟦${words}⟧`]),
  );
}

/** What of a text stands outside of all brackets. */
export function outsideOf(text: string): string {
  const inner = /⟦[^⟦⟧]*⟧/g;
  let left = text;
  while (inner.test(left)) left = left.replaceAll(inner, '');
  return left;
}
