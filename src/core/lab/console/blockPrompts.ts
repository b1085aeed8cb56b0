import { isSentence, startsLikeCommand } from './commandNames';
import { cutMark } from './cutMark';
import { opensShell } from './opensShell';
import { isPromptHead } from './promptHead';
import { isOfDirectory, readPrompt, type Prompt } from './prompts';
import type { PromptShape } from './promptShape';

/** The prompts of a block, without those that are more likely a part of some output. */
export class BlockPrompts {
  #sawLogin = false;
  #hasNewShell = false;
  /** The prompt that stands right below a command which opens a shell: that command vouches for it. */
  #newShell: PromptShape | undefined;
  readonly #prompts: readonly (Prompt | undefined)[];
  readonly #witness: PromptShape | undefined;

  constructor(
    private readonly lines: readonly string[],
    /** In a block of shell lines `#` begins a comment, and any first prompt counts. */
    private readonly isScript: boolean,
  ) {
    this.#prompts = lines.map(readPrompt);
    this.#witness = this.#findWitness();
  }

  at(index: number): Prompt | undefined {
    return this.#prompts[index];
  }

  /** A command that ends above this line opened a shell, whose prompt may be of any shape. */
  opensShell(below: number): void {
    this.#hasNewShell = true;
    this.#newShell = this.#prompts[this.#nextFull(below)]?.shape;
  }

  /** A shell has ended, so the bare prompt from which it was opened may return. */
  leavesShell(): void {
    this.#sawLogin = false;
  }

  /** The index of the next prompt, or of the block's end; to be asked for in order. */
  next(from: number): number {
    let index = from;
    while (index < this.#prompts.length && !this.counts(index)) index += 1;
    const { shape, text = '' } = this.#prompts[index] ?? {};
    if (shape?.kind === 'login') this.#sawLogin = true;
    // Where a shell shows `/ # `, it shows `/etc # ` as well.
    if (isOfDirectory(text)) this.#hasNewShell = true;
    if (shape !== this.#newShell) this.#newShell = undefined;
    return index;
  }

  /** Whether a prompt stands at this line, as far as the lines before it tell. */
  counts(index: number): boolean {
    const shape = this.#prompts[index]?.shape;
    switch (shape?.kind) {
      case undefined:
        return false;
      case 'bare':
        return this.#isWitnessed(index, shape) || isPromptHead(this.lines[index - 1]);
      case 'path':
        return this.#hasNewShell || this.#isWitnessed(index, shape);
      case 'login':
      case 'shell':
      case 'program':
        return true;
    }
  }

  /** Whether no output looks like this line. */
  isCertain(index: number): boolean {
    return this.#prompts[index]?.shape.kind === 'login';
  }

  /** Configuration files print `# ...`, so such a prompt needs the block's first line as a witness. */
  #isWitnessed(index: number, shape: PromptShape): boolean {
    const isVouchedFor = shape === this.#newShell || (shape === this.#witness && !this.#sawLogin);
    return isVouchedFor && !this.#isComment(index);
  }

  #findWitness(): PromptShape | undefined {
    let index = this.#nextFull(0);
    while (this.#isComment(index) || this.#isPassedOver(index)) index = this.#nextFull(index + 1);
    return this.#prompts[index]?.shape;
  }

  /**
   * Whether `# ` begins a comment here: it reads like a sentence, or it stands right above the
   * command that it explains.
   */
  #isComment(index: number): boolean {
    const prompt = this.#prompts[index];
    if (prompt?.shape.kind !== 'bare' || !prompt.text.startsWith('#')) return false;
    const text = (this.lines[index] ?? '').slice(prompt.text.length);
    if (this.isScript || isSentence(text)) return true;
    if (prompt.shape === this.#newShell) return false;
    const below = this.#nextFull(index + 1);
    const promptBelow = this.#prompts[below];
    if (promptBelow === undefined)
      return startsLikeCommand(this.lines[below] ?? '') && !startsLikeCommand(text);
    return promptBelow.shape !== prompt.shape && !opensShell(text);
  }

  /** Whether a line tells nothing of how the block begins. */
  #isPassedOver(index: number): boolean {
    const line = this.lines[index];
    if (line === undefined || this.#prompts[index] !== undefined) return false;
    return this.isScript || cutMark.test(line) || templateTag.test(line);
  }

  #nextFull(from: number): number {
    let index = from;
    while (index < this.lines.length && this.lines[index]?.trim() === '') index += 1;
    return index;
  }
}

/** A line for the program that makes the course's site, which its readers never see. */
const templateTag = /^\s*\{%[^{}]*%\}\s*$/;
