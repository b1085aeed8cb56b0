/** One thing that a run needs of the machine. A part comes after those it needs itself. */
export interface Part {
  /** What is there once it is provided, in words that fit after "Needed: ". */
  readonly name: string;
  isThere(): Promise<boolean>;
  /** Makes it so and gives what ends it after the run, or fails with `PartMissing`. */
  provide(): Promise<AsyncDisposable | undefined>;
}
