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
  readonly text: string;
  readonly #starts: readonly number[];

  constructor(
    /** The 1-based line of lab.md that the first line was cut from; the others follow it. */
    readonly firstLine: number,
    private readonly lines: readonly CutLine[],
  ) {
    this.text = lines.map(({ text }) => text).join('\n');
    let start = 0;
    this.#starts = lines.map(({ text }) => {
      const own = start;
      start += text.length + 1;
      return own;
    });
  }

  /** Where the character at this offset of `text` stood. */
  placeAt(offset: number): Place {
    const after = this.#starts.findIndex((start) => start > offset);
    const index = (after === -1 ? this.#starts.length : after) - 1;
    const shift = this.lines[index]?.shift ?? 0;
    return {
      line: this.firstLine + Math.max(index, 0),
      column: shift + offset - (this.#starts[index] ?? 0) + 1,
    };
  }
}
