import type { CutLine } from '../text/placedText';
import type { HereDocument } from './hereDocument';
import type { PromptShape } from './promptShape';
import { ShellReader } from './shellReader';

/** The text of a command: its lines joined, right-trimmed. */
export function joined(lines: readonly CutLine[]): string {
  return lines
    .map(({ text }) => text)
    .join('\n')
    .trimEnd();
}

/** What may end a command: the lines that begin another one. */
export interface OtherCommands {
  /** Whether another command begins at this line. */
  counts(index: number): boolean;
  /** Whether one does even where anything could stand, as in a here-document. */
  isCertain(index: number): boolean;
}

/** How the lines of one command look. */
export type CommandShape = Pick<PromptShape, 'begins' | 'continuation' | 'goesOn'>;

/** Without any of these a command ends with its line, as most do. */
const mayGoOn = /["'`({<|&\\]|\b(?:for|while|until|select|if|case)\b/;

/** Lines that are read in vain for the end of commands, before the rest counts as output unread. */
const patience = 10_000;

/** Finds where the commands of a block end: some go on over several lines. */
export class CommandLines {
  /** Where each text of a line stands last, once a here-document asks. */
  #lastLines: ReadonlyMap<string, number> | undefined;
  #patience = patience;

  constructor(
    private readonly lines: readonly string[],
    private readonly others: OtherCommands,
  ) {}

  /** The lines of the command that begins here, without prompts; always at least one. */
  from(index: number, promptLength: number, shape: CommandShape): readonly CutLine[] {
    const lines = [cut(this.lines[index] ?? '', promptLength)];
    if (shape.goesOn === 'posix') this.#takePosix(index, lines, shape.continuation);
    else this.#takeMarked(index, lines, shape);
    return lines;
  }

  #takePosix(index: number, lines: CutLine[], continuation: RegExp): void {
    if (!mayGoOn.test(lines[0]?.text ?? '')) return;
    const reader = new ShellReader();
    const read = (line: string, length: number): void => {
      reader.read(line.slice(length));
      lines.push(cut(line, length));
    };
    reader.read(lines[0]?.text ?? '');
    for (;;) {
      const at = index + lines.length;
      const line = this.lines[at];
      if (line === undefined) return;
      const length = continuation.exec(line)?.[0].length ?? 0;
      if (reader.isContinued) {
        if (this.others.counts(at)) return;
        read(line, length);
        continue;
      }
      const document = reader.takeHereDocument();
      if (document !== undefined) {
        const taken = this.#documentLines(document, at, continuation);
        if (taken === undefined) return;
        // One by one: as arguments of one call, the lines of a long document would be too many.
        for (const further of taken) lines.push(further);
      } else if (!reader.isOpen) {
        return;
      } else if (length > 0) {
        read(line, length);
      } else {
        const end = this.#endOfOpen(reader, at);
        if (end === undefined) return;
        for (const further of this.lines.slice(at, end + 1)) read(further, 0);
      }
    }
  }

  /** The line that finishes what is open, where authors left out the prompts of such lines. */
  #endOfOpen(reader: ShellReader, from: number): number | undefined {
    if (reader.isOddlyOpen) return undefined;
    const ahead = reader.copy();
    const last = Math.min(this.lines.length, from + this.#patience);
    let at = from;
    for (; at < last && !this.others.counts(at); at += 1) {
      ahead.read(this.lines[at] ?? '');
      if (!ahead.isOpen || ahead.takeHereDocument() !== undefined) return at;
    }
    // A block of nothing but open brackets would otherwise be read to its end for each.
    this.#patience -= at - from;
    return undefined;
  }

  /** Shells without a grammar of ours, and programs, whose continuation lines are believed. */
  #takeMarked(index: number, lines: CutLine[], shape: CommandShape): void {
    const { begins, continuation, goesOn } = shape;
    if (begins?.test(lines[0]?.text ?? '') === false) return;
    for (;;) {
      const line = this.lines[index + lines.length];
      if (line === undefined) return;
      const length = continuation.exec(line)?.[0].length ?? 0;
      const isMarked = goesOn instanceof RegExp && goesOn.test(lines.at(-1)?.text ?? '');
      if (!isMarked && (goesOn !== undefined || length === 0)) return;
      lines.push(cut(line, length));
    }
  }

  /** The lines of a here-document with its last; undefined where that is missing: all is output. */
  #documentLines(
    document: HereDocument,
    from: number,
    continuation: RegExp,
  ): readonly CutLine[] | undefined {
    const end = this.#endOf(document, from, continuation);
    if (end === undefined) return undefined;
    // The shell prints its prompt before each line or before none, the last one included.
    const hasPrompts = continuation.test(this.lines[end] ?? '');
    return this.lines
      .slice(from, end + 1)
      .map((line) => cut(line, hasPrompts ? (continuation.exec(line)?.[0].length ?? 0) : 0));
  }

  #endOf(
    { delimiter, mayIndent }: HereDocument,
    from: number,
    continuation: RegExp,
  ): number | undefined {
    this.#lastLines ??= new Map(
      this.lines.map((line, index) => [inside(line, continuation, true), index]),
    );
    // Without this, a block of nothing but endless here-documents would be searched for each.
    const last = this.#lastLines.get(delimiter) ?? -1;
    for (let at = from; at <= last && !this.others.isCertain(at); at += 1)
      if (inside(this.lines[at] ?? '', continuation, mayIndent) === delimiter) return at;
    return undefined;
  }
}

/** A line of a here-document without a continuation prompt and, where they may be, without tabs. */
function inside(line: string, continuation: RegExp, mayIndent: boolean): string {
  const text = line.replace(continuation, '');
  return (mayIndent ? text.replace(/^\t+/, '') : text).trimEnd();
}

function cut(line: string, shift: number): CutLine {
  return { text: line.slice(shift), shift };
}
