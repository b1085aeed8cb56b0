/** What a student reads: what happened and why, then what to do next. */
export interface Explanation {
  readonly what: string;
  readonly next: string;
}
