import { safeLine, safeText } from '../base/safeText';

/** Whether a command printed what its author shows, and else the first difference. */
export interface SampleComparison {
  readonly matches: boolean;
  readonly difference?: SampleDifference;
}

export interface SampleDifference {
  /** Of the sample, from 1 on. */
  readonly line: number;
  /** In words, safe to show. */
  readonly words: string;
}

/** Compares line by line; blanks at the end of a line and empty lines at the end do not count. */
export function compareSample(sample: string, output: string): SampleComparison {
  const wanted = linesOf(sample);
  const printed = linesOf(output);
  const at = Array.from({ length: Math.max(wanted.length, printed.length) }).findIndex(
    (_, index) => wanted[index] !== printed[index],
  );
  if (at === -1) return { matches: true };
  const words = `${shown(printed[at])} where the sample shows ${shown(wanted[at])}`;
  return { matches: false, difference: { line: at + 1, words } };
}

function linesOf(text: string): readonly string[] {
  const lines = safeText(text)
    .split('\n')
    .map((line) => line.trim());
  const last = lines.findLastIndex((line) => line !== '');
  return lines.slice(0, last + 1);
}

function shown(line: string | undefined): string {
  return line === undefined ? 'no further line' : `"${safeLine(line, 80)}"`;
}
