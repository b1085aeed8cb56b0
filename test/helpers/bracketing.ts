import { safeText } from '../../src/core/base/safeText';
import { messagesIn, sourcesOf } from './messages';
import type { Catalogue } from './speaking';

/**
 * A catalogue of a language that is no language: each message as it is in English, with its own words
 * in brackets. What is put into it stands outside of them, and so does what came from no message.
 */
export function bracketing(): Catalogue {
  const messages = sourcesOf('src').flatMap(messagesIn);
  return Object.fromEntries(
    messages.map(({ key, words }) => [key, key.startsWith('en/') ? words : bracketed(words)]),
  );
}

function bracketed(words: string): string {
  return words
    .split(/(\{\d+\})/)
    .map((part) => (isPlace(part) || !/\p{L}/u.test(part) ? part : `⟦${part}⟧`))
    .join('');
}

function isPlace(part: string): boolean {
  return /^\{\d+\}$/.test(part);
}

/** The words of a text that stand outside of brackets and are no facts. */
export function bypassing(text: string, facts: unknown): readonly string[] {
  const known = new Set(stringsIn(facts).flatMap(wordsIn));
  return wordsIn(text.replaceAll(/⟦[^⟧]*⟧/g, ' ')).filter((word) => !known.has(word));
}

/** Units are the same in every language that we know of. */
function wordsIn(text: string): readonly string[] {
  return (text.match(/\p{L}[\p{L}\p{N}_-]*/gu) ?? []).filter(
    (word) => !['s', 'min', 'MB', 'x'].includes(word),
  );
}

function stringsIn(facts: unknown): readonly string[] {
  if (typeof facts === 'string') return [safeText(facts)];
  if (typeof facts !== 'object' || facts === null) return [];
  return Object.values(facts).flatMap(stringsIn);
}
