/** A place in lab.md; both count from 1, columns in UTF-16 units. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** One line cut out of lab.md: `shift` characters of its source line stood before it. */
export interface CutLine {
  readonly text: string;
  readonly shift: number;
}

/** A part of lab.md, cut out line by line, that still knows where each of its characters stood. */
export class PlacedText {
  #lines: readonly CutLine[] | undefined;
  #text: string | undefined;
  /** Where each line begins in the text. Most texts are never asked for a place. */
  #starts: readonly number[] | undefined;

  constructor(
    /** The 1-based line of lab.md that the first line was cut from; the others follow it. */
    readonly firstLine: number,
    /** A function where finding them takes time that most texts can do without. */
    private readonly cut: readonly CutLine[] | (() => readonly CutLine[]),
  ) {}

  get text(): string {
    this.#text ??= this.#cutLines.map(({ text }) => text).join('\n');
    return this.#text;
  }

  /** Where the character at this offset of `text` stood. */
  placeAt(offset: number): Place {
    const lines = this.#cutLines;
    this.#starts ??= startsOf(lines);
    const index = Math.max(0, lastUpTo(this.#starts, offset));
    const shift = lines[index]?.shift ?? 0;
    return {
      line: this.firstLine + index,
      column: shift + offset - (this.#starts[index] ?? 0) + 1,
    };
  }

  get #cutLines(): readonly CutLine[] {
    this.#lines ??= typeof this.cut === 'function' ? this.cut() : this.cut;
    return this.#lines;
  }
}

function startsOf(lines: readonly CutLine[]): readonly number[] {
  let start = 0;
  return lines.map(({ text }) => {
    const own = start;
    start += text.length + 1;
    return own;
  });
}

/** The index of the last of these growing numbers that is not greater; -1 where all are. */
function lastUpTo(numbers: readonly number[], most: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? 0) <= most) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
