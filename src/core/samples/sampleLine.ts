import { endOfPiece, piecesOf, type Piece } from './pieces';
import type { PrintedLine } from './printedLines';
import type { Tables } from './tables';

/** The first word that is another one: of the sample, and of the output. Empty where a line ends. */
export interface OtherWord {
  readonly expected: string;
  readonly seen: string;
}

/** One line of a sample, made ready to be held against lines of an output. */
export class SampleLine {
  readonly #segments: readonly (readonly Piece[])[];

  constructor(
    readonly printed: PrintedLine,
    tables: Tables,
  ) {
    this.#segments = piecesOf(printed.text, tables.next(printed));
  }

  /** Where the parts begin and end that may be another text, in the line with single blanks. */
  get varying(): readonly (readonly [from: number, end: number])[] {
    return this.#segments.flatMap((segment) =>
      segment.flatMap(({ at, text, pattern }) =>
        pattern === undefined ? [] : [[at, at + text.length] as const],
      ),
    );
  }

  /** Undefined where the line of the output is what the sample says. */
  compare(output: PrintedLine): OtherWord | undefined {
    const { text } = output;
    let at = 0;
    for (const [index, segment] of this.#segments.entries()) {
      const isLast = index === this.#segments.length - 1;
      const end =
        index === 0 ? this.#endOf(segment, output, at) : this.#find(segment, output, at, isLast);
      if (typeof end !== 'number') return end;
      at = end;
    }
    // What is longer than a line of the terminal was cut in the sample.
    if (at === text.length || this.printed.fillsTerminal) return undefined;
    // A line that ends with [...] goes on as it likes.
    if (this.#segments.length > 1 && this.#segments.at(-1)?.length === 0) return undefined;
    return { expected: '', seen: wordAt(text, at) };
  }

  /** Where a segment ends that begins at a place, or the first word in which it differs. */
  #endOf(segment: readonly Piece[], { text, fillsTerminal }: PrintedLine, from: number): End {
    let at = from;
    for (const piece of segment) {
      const end = endOfPiece(piece, text, at);
      if (end !== undefined) {
        at = end;
        continue;
      }
      const left = this.printed.text.slice(piece.at);
      if (fillsTerminal && left.startsWith(text.slice(at))) return text.length;
      // Where a blank is expected, the word before it has become longer.
      const place = piece.text === ' ' && at < text.length ? piece.at - 1 : piece.at;
      return { expected: wordAt(this.printed.text, place), seen: wordAt(text, at) };
    }
    return at;
  }

  /** Where a segment ends that begins anywhere behind a cut, and must end the line if it is last. */
  #find(segment: readonly Piece[], output: PrintedLine, from: number, isLast: boolean): End {
    const { text } = output;
    if (segment.length === 0) return isLast ? text.length : from;
    for (let at = from; at < text.length; at += 1) {
      const end = this.#endOf(segment, output, at);
      if (typeof end === 'number' && (!isLast || end === text.length)) return end;
    }
    return {
      expected: wordAt(this.printed.text, segment[0]?.at ?? 0),
      seen: wordAt(text, text.length),
    };
  }
}

type End = number | OtherWord;

/** The word around a place; empty at the end of a line. */
function wordAt(text: string, at: number): string {
  if (at >= text.length) return '';
  // At a blank, the word behind it is the one that counts.
  const place = text[at] === ' ' ? at + 1 : at;
  const start = text.lastIndexOf(' ', place - 1) + 1;
  const end = text.indexOf(' ', place);
  return text.slice(start, end === -1 ? undefined : end);
}
