/** Something that is another text in every run, and no less right for it. */
export interface VaryingRule {
  /** Sticky; tried where a word or a sign begins. It takes at least one character, and no pattern
   * repeats a repetition, so that each attempt costs what it reads. */
  readonly inSample: RegExp;
  /** What may stand in its place in the real output, where that is not the same. */
  readonly inOutput?: RegExp;
}
