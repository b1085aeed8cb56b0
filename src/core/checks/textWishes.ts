import { safeLine } from '../base/safeText';

/** What a check may expect of a text. */
export interface TextExpects {
  readonly contains?: string;
  readonly lacks?: string;
  /** A regular expression over the whole text, `^` and `$` at lines. */
  readonly matches?: string;
}

/** What is expected of a text, one by one: `"a"`, `no "b"`, `a match of c+`. */
export function wishWords({ contains, lacks, matches }: TextExpects): readonly string[] {
  return [
    ...(contains === undefined ? [] : [`"${contains}"`]),
    ...(lacks === undefined ? [] : [`no "${lacks}"`]),
    ...(matches === undefined ? [] : [`a match of ${matches}`]),
  ];
}

/** Whether all of it is so. */
export function textHolds({ contains, lacks, matches }: TextExpects, text: string): boolean {
  return (
    (contains === undefined || text.includes(contains)) &&
    (lacks === undefined || !text.includes(lacks)) &&
    (matches === undefined || new RegExp(matches, 'm').test(text))
  );
}

/** Of a long text the line that decides, where there is one; else its beginning. */
export function tellingLine({ contains, lacks, matches }: TextExpects, text: string): string {
  const pattern = matches === undefined ? undefined : new RegExp(matches, 'm');
  const telling = text
    .split('\n')
    .find(
      (line) =>
        (contains !== undefined && line.includes(contains)) ||
        (lacks !== undefined && line.includes(lacks)) ||
        pattern?.test(line) === true,
    );
  return safeLine(telling ?? text, 120);
}
