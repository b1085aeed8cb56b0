import { safeText } from '../base/safeText';

/** One line of a sample or of an output, as a reader sees it. */
export interface PrintedLine {
  /** With single blanks, and none at its ends. */
  readonly text: string;
  /** Counts from 1. */
  readonly line: number;
  /** As long as a line of a terminal, which cuts what is longer. */
  readonly fillsTerminal: boolean;
}

/** Of a line this much is compared, in UTF-16 units. */
const comparedLength = 2000;

/** Programs cut at the last column or at the one before it. */
const terminalWidth = 79;

/** The meter that curl draws only where its output is no terminal, which no text shows. */
const meterLines = [
  /^% Total % Received % Xferd Average Speed /,
  /^Dload Upload Total Spent Left Speed$/,
  /^\d{1,3} \S+ \d{1,3} \S+ \d{1,3} \S+ \S+ \S+( [-\d:]{8}){3} \S+$/,
];

/** The lines that are not blank, without what only moves a cursor or colours. */
export function printedLines(text: string): readonly PrintedLine[] {
  const lines: PrintedLine[] = [];
  for (const [index, raw] of text.split('\n').entries()) {
    const shown = safeText(lastState(raw.slice(0, 2 * comparedLength))).slice(0, comparedLength);
    const single = shown.replaceAll(/\s+/g, ' ').trim();
    if (single === '' || meterLines.some((form) => form.test(single))) continue;
    const fillsTerminal = shown.trimEnd().length >= terminalWidth;
    lines.push({ text: single, line: index + 1, fillsTerminal });
  }
  return lines;
}

/** What is left of a line that was written over and over, as progress is. */
function lastState(raw: string): string {
  return raw.split('\r').findLast((state) => state.trim() !== '') ?? '';
}
