import * as l10n from '@vscode/l10n';
import { spokenLanguage } from './language';
import { kindsOf, nouns, type Noun } from './nouns';

/**
 * A count with its noun: `1 thread`, `7 threads`, `2,222 connections`.
 * @param shown what stands for the count, such as `at least 7`
 */
export function counted(count: number, noun: Noun, shown = readable(count)): string {
  return nouns[noun][formFor(count)](shown);
}

/** The same, where a name may tell what kind is counted: `7 httpd worker processes`. */
export function countedKind(
  count: number,
  kind: string,
  noun: keyof typeof kindsOf,
  shown = readable(count),
): string {
  return kind === '' ? counted(count, noun, shown) : kindsOf[noun](kind)[formFor(count)](shown);
}

/** A large number as it is read: `2,222`. */
export function readable(count: number): string {
  const language = spokenLanguage();
  const format = formats.get(language) ?? new Intl.NumberFormat(language);
  formats.set(language, format);
  return format.format(count);
}

/** Which form of a sentence or noun goes with a count, in the language that is spoken. */
export function formFor(count: number): 'one' | 'few' | 'other' {
  const language = spokenLanguage();
  // Of a number below zero some rules say the one, some the other.
  if (count < 0) return 'other';
  // Languages that distinguish more than our catalogues do have them in the last form.
  const form = rulesOf(language).select(count);
  return form === 'one' || form === 'few' ? form : 'other';
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(words: readonly string[], joint: 'and' | 'or' = 'and'): string {
  const last = words.at(-1) ?? '';
  if (words.length < 2) return last;
  const before = words.slice(0, -1).join(', ');
  return joint === 'and' ? l10n.t('{0} and {1}', before, last) : l10n.t('{0} or {1}', before, last);
}

/** Each in quotes, so that one of several words can be told from two: `"a", "b c"`. */
export function quotedList(words: readonly string[]): string {
  return words.map((word) => l10n.t('"{0}"', word)).join(', ');
}

/** The same for authors of labs, who are told in English whatever language is spoken. */
export function quotedForAuthors(words: readonly string[]): string {
  return words.map((word) => `"${word}"`).join(', ');
}

/** A time in words: `10 s`, `2.5 s`. */
export function seconds(milliseconds: number): string {
  return `${String(Math.round(milliseconds / 100) / 10)} s`;
}

const formats = new Map<string, Intl.NumberFormat>();

/** To make rules takes longer than to ask them a thousand times. */
const known = new Map<string, Intl.PluralRules>();

function rulesOf(language: string): Intl.PluralRules {
  const rules = known.get(language) ?? new Intl.PluralRules(language);
  known.set(language, rules);
  return rules;
}
