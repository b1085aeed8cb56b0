import * as l10n from '@vscode/l10n';
import { safeLines } from '../base/safeText';
import { matchingLine } from './authorPattern';

/** What a check may expect of a text. */
export interface TextExpects {
  readonly contains?: string;
  readonly lacks?: string;
  /** A regular expression that one line has to match. */
  readonly matches?: string;
}

/** What is expected of a text, one by one: `"a"`, `no "b"`, `a match of c+`. */
export function wishWords({ contains, lacks, matches }: TextExpects): readonly string[] {
  return [
    ...(contains === undefined ? [] : [l10n.t('"{0}"', contains)]),
    ...(lacks === undefined ? [] : [l10n.t('no "{0}"', lacks)]),
    ...(matches === undefined ? [] : [l10n.t('a match of {0}', matches)]),
  ];
}

/** Whether all of it is so. */
export function textHolds({ contains, lacks, matches }: TextExpects, text: string): boolean {
  return (
    (contains === undefined || text.includes(contains)) &&
    (lacks === undefined || !text.includes(lacks)) &&
    (matches === undefined || matchingLine(matches, text) !== undefined)
  );
}

/** Of a long text the line that decides, where there is one; else its beginning. */
export function tellingLine({ contains, lacks, matches }: TextExpects, text: string): string {
  const matching = matches === undefined ? undefined : matchingLine(matches, text);
  const telling = text
    .split('\n')
    .find(
      (line) =>
        (contains !== undefined && line.includes(contains)) ||
        (lacks !== undefined && line.includes(lacks)) ||
        line === matching,
    );
  return safeLines(telling ?? text, 120);
}
