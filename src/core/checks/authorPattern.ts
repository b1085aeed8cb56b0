/**
 * Of a line this much is looked at, in UTF-16 units. A program of the student may print one line
 * without end, and most patterns take time by the square of a line's length.
 */
export const longestLine = 2000;

/** The first line that an author's regular expression matches; undefined where none does. */
export function matchingLine(source: string, text: string): string | undefined {
  const pattern = new RegExp(source, 'm');
  return text.split('\n').find((line) => pattern.test(line.slice(0, longestLine)));
}
