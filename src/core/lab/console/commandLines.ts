import type { CutLine } from '../text/placedText';
import { openShell, type HereDocument } from './openShell';
import type { Prompt, PromptShape } from './prompts';

/** The text of a command: its lines joined, right-trimmed. */
export function joined(lines: readonly CutLine[]): string {
  return lines
    .map(({ text }) => text)
    .join('\n')
    .trimEnd();
}

/** Finds where the commands of a block end: some go on over several lines. */
export class CommandLines {
  /** Where each text of a line stands last, once a here-document asks. */
  #lastLines: ReadonlyMap<string, number> | undefined;

  constructor(private readonly lines: readonly string[]) {}

  /** The lines of the command behind this prompt, without prompts; always at least one. */
  from(index: number, { text, shape }: Prompt): readonly CutLine[] {
    const lines = [cut(this.lines[index] ?? '', text.length)];
    const next = (): string | undefined => this.lines[index + lines.length];
    const take = (line: string, length: number): void => void lines.push(cut(line, length));
    const goesOn = (): boolean => shape.goesOn?.test(lines.at(-1)?.text ?? '') === true;

    for (let line = next(); line !== undefined && goesOn(); line = next())
      take(line, promptLength(line, shape));
    // A program's prompt tells nothing of its language, so its continuation lines are believed.
    const { isOpen, hereDocuments } =
      shape.kind === 'program' ? { isOpen: true, hereDocuments: [] } : openShell(joined(lines));
    const ends = hereDocuments.map((document) => {
      const end = this.#endOf(document, index + lines.length, shape);
      // The shell prints its prompt before each line or before none, the last one included.
      const hasPrompts = promptLength(this.lines[end] ?? '', shape) > 0;
      for (let line = next(); line !== undefined && index + lines.length <= end; line = next())
        take(line, hasPrompts ? promptLength(line, shape) : 0);
      return end;
    });
    if (!isOpen && ends.every((end) => end !== -1)) return lines;
    for (let line = next(); line !== undefined; line = next()) {
      const length = promptLength(line, shape);
      if (length === 0 && !goesOn()) break;
      take(line, length);
    }
    return lines;
  }

  /** The index of a here-document's last line; -1 where it is missing, since then all is output. */
  #endOf({ delimiter, mayIndent }: HereDocument, from: number, shape: PromptShape): number {
    this.#lastLines ??= new Map(
      this.lines.map((line, index) => [inside(line, shape, true), index]),
    );
    // Without this, a block of nothing but endless here-documents would be searched for each.
    const last = this.#lastLines.get(delimiter) ?? -1;
    for (let at = from; at <= last; at += 1)
      if (inside(this.lines[at] ?? '', shape, mayIndent) === delimiter) return at;
    return -1;
  }
}

/** A line of a here-document without a continuation prompt and, where they may be, without tabs. */
function inside(line: string, shape: PromptShape, mayIndent: boolean): string {
  const text = line.slice(promptLength(line, shape));
  return mayIndent ? text.replace(/^\t+/, '') : text;
}

function promptLength(line: string, { continuation }: PromptShape): number {
  return continuation.exec(line)?.[0].length ?? 0;
}

function cut(line: string, shift: number): CutLine {
  return { text: line.slice(shift), shift };
}
