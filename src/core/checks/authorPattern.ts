/**
 * Of a line this much is looked at, in UTF-16 units. A program of the student may print one line
 * without end, and most patterns take time by the square of a line's length.
 */
export const longestLine = 2000;

/** The first line that an author's regular expression matches; undefined where none does. */
export function matchingLine(source: string, text: string): string | undefined {
  const whole = new RegExp(source, 'm');
  const within = new RegExp(`(?:${source})${beforeCut}`, 'm');
  return text
    .split('\n')
    .find((line) =>
      line.length <= longestLine
        ? whole.test(line)
        : within.test(line.slice(0, longestLine) + cutSign),
    );
}

/** Stands for all that was cut off: the line does not end here, whatever a pattern asks for. */
const cutSign = '\u0000';

/** Whether a cut line really matches is known only before the last character that is left of it. */
const beforeCut = '(?=[^]{2})';
