import type { CutLine } from '../text/placedText';
import { CommandLines, joined } from './commandLines';
import { startsLikeCommand } from './commandNames';
import { entersContainer } from './enteredContainer';
import { readPrompt, type Prompt, type PromptShape } from './prompts';

/** A command of a console block; where it runs is not known yet. */
export interface ConsoleCommand {
  /** Undefined where the block is one command without any prompt. */
  readonly prompt: Prompt | undefined;
  /** Index of its first line in the block. */
  readonly index: number;
  /** Its lines without prompts, each with what was cut off in front. */
  readonly lines: readonly CutLine[];
  readonly sample: string;
}

/** Reads a console block: what follows a prompt is a command, up to the next prompt all is output. */
export function readConsole(lines: readonly string[]): readonly ConsoleCommand[] {
  const prompts = new CountingPrompts(lines);
  const commandLines = new CommandLines(lines);
  const commands: ConsoleCommand[] = [];
  let index = prompts.next(0);
  if (index === lines.length) return loneCommand(lines);
  for (let prompt = prompts.at(index); prompt !== undefined; prompt = prompts.at(index)) {
    const own = commandLines.from(index, prompt);
    const text = joined(own);
    if (entersContainer(text) !== undefined) prompts.hasNewShell = true;
    const next = prompts.next(index + own.length);
    const output = lines.slice(index + own.length, next);
    if (text !== '')
      commands.push({ prompt, index, lines: own, sample: output.join('\n').trimEnd() });
    index = next;
  }
  return commands;
}

/** A block without prompts is output, unless all of it is one line that starts like a command. */
function loneCommand(lines: readonly string[]): readonly ConsoleCommand[] {
  const index = lines.findIndex((line) => line.trim() !== '');
  const text = lines[index]?.trim() ?? '';
  const isAlone = lines.every((line, other) => other === index || line.trim() === '');
  if (!isAlone || !startsLikeCommand(text)) return [];
  const shift = (lines[index] ?? '').indexOf(text);
  return [{ prompt: undefined, index, lines: [{ text, shift }], sample: '' }];
}

/** The prompts of a block, without those that are more likely a part of some output. */
class CountingPrompts {
  /** A command of this block opened a shell, whose prompt may be of any shape. */
  hasNewShell = false;
  #sawLogin = false;
  readonly #prompts: readonly (Prompt | undefined)[];
  readonly #firstShape: PromptShape | undefined;

  constructor(lines: readonly string[]) {
    this.#prompts = lines.map(readPrompt);
    this.#firstShape = this.#prompts[lines.findIndex((line) => line.trim() !== '')]?.shape;
  }

  at(index: number): Prompt | undefined {
    return this.#prompts[index];
  }

  /** The index of the next prompt, or of the block's end; to be asked for in order. */
  next(from: number): number {
    let index = from;
    while (index < this.#prompts.length && !this.#counts(this.#prompts[index]?.shape)) index += 1;
    if (this.#prompts[index]?.shape.kind === 'login') this.#sawLogin = true;
    return index;
  }

  /** Configuration files print `# ...`, so a bare prompt needs the block's first line as a witness. */
  #counts(shape: PromptShape | undefined): boolean {
    if (shape === undefined) return false;
    const isWitnessed = shape === this.#firstShape && !this.#sawLogin;
    if (shape.kind === 'bare') return isWitnessed;
    if (shape.kind === 'path') return isWitnessed || this.hasNewShell;
    return true;
  }
}
