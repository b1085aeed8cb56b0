import { safeLine } from '../../core/base/safeText';
import type { Dockerfile, Instruction } from '../../core/lab/dockerfile';
import type { BuildStep, Progress } from '../../core/ports';

/** Of what an instruction prints this many lines are kept, to be shown when it fails. */
const keptLines = 20;

/** Docker writes `Step 1/5 : FROM x`, Podman `STEP 1/5: FROM x`, with `[1/2] ` before it in stages. */
const stepRow = /^(?:\[\d+\/\d+\] )?step (\d+)\/(\d+) ?: (.*)$/is;

/** What Docker (first line) and Podman say themselves, around an instruction's own output. */
const remarks = [
  /^ ---> |^Removing intermediate container |^Successfully (?:built|tagged) /,
  /^--> |^COMMIT |^[0-9a-f]{64}$/,
];

/** Follows what a build prints: which step it is at, and the last lines of that step. */
export class BuildOutput {
  step: BuildStep | undefined;
  /** The instruction the step comes from; none for the labels that the engine adds at the end. */
  instruction: Instruction | undefined;
  /** The line of the last instruction that a step came from. */
  #last = 0;
  #lines: string[] = [];
  #begun = '';

  constructor(
    private readonly dockerfile: Dockerfile,
    private readonly progress: Progress,
  ) {}

  /** The last lines that the step printed. */
  get lines(): readonly string[] {
    return this.#lines;
  }

  /** Takes one row's text. A step is a row of its own, so that no output can be taken for one. */
  take(text: string): void {
    const step = stepRow.exec(text.trimEnd());
    if (step !== null) {
      this.#begin(Number(step[1]), Number(step[2]), step[3] ?? '');
      return;
    }
    const lines = (this.#begun + text).split('\n');
    this.#begun = lines.pop() ?? '';
    for (const line of lines) this.#print(line);
  }

  #begin(index: number, count: number, text: string): void {
    this.#lines = [];
    this.#begun = '';
    this.instruction = this.#find(index, text);
    this.#last = this.instruction?.line ?? this.#last;
    // The engine counts the labels that it adds as steps, but nobody has written them.
    const written = Math.min(count, this.dockerfile.instructions.length);
    const isAdded = this.instruction === undefined && /^label\s/i.test(text);
    this.step = { index, count: isAdded ? count : written, instruction: safeLine(text) };
    if (!isAdded) this.progress.step?.(this.step);
  }

  #print(line: string): void {
    const safe = safeLine(line);
    if (safe === '' || remarks.some((remark) => remark.test(line))) return;
    this.#lines = [...this.#lines, safe].slice(-keptLines);
    this.progress.report?.(safe);
  }

  /**
   * Docker counts every instruction of the file, also an ARG before the first FROM. Podman leaves
   * those out, counts each stage from 1 and fills in arguments: there the next instruction with the
   * same words is meant, or else the next of the same kind.
   */
  #find(index: number, text: string): Instruction | undefined {
    const { instructions } = this.dockerfile;
    const words = wordsOf(text);
    const counted = instructions[index - 1];
    if (counted !== undefined && wordsOf(`${counted.keyword} ${counted.text}`) === words)
      return counted;
    const rest = instructions.filter(({ line }) => line > this.#last);
    return (
      rest.find(({ keyword, text: other }) => wordsOf(`${keyword} ${other}`) === words) ??
      rest.find(({ keyword }) => words.startsWith(`${keyword.toLowerCase()} `))
    );
  }
}

/** Engines print an instruction with its own spaces, or with fewer. */
function wordsOf(text: string): string {
  return text.split(/\s+/).join(' ').trim().toLowerCase();
}
