/** When something ran or was done that may have changed files; without an end it still runs. */
interface Span {
  readonly from: number;
  until: number;
}

/** A shell tells late that a command has begun. */
const beforeMilliseconds = 1000;

/** Clocks of file systems stand still for some milliseconds. */
const afterMilliseconds = 50;

/** How long VS Code may take to tell that it has saved a file. */
const savingMilliseconds = 5000;

/** A command that was allowed begins in its terminal within this time. */
const beginsWithinMilliseconds = 60_000;

/** Older ones are forgotten: what they changed has been looked at long ago, or is asked for once more. */
const mostSpans = 200;

/**
 * When a lab's files may have changed by what the student does in this window: by commands in the lab's
 * terminals, by checks that run commands, by saving a file. Times in milliseconds since the epoch.
 */
export class OwnChanges {
  readonly #spans: Span[] = [];
  readonly #saved = new Map<string, number>();
  #allowedAt = -Infinity;

  /** A command of the lab was allowed, and begins soon; that it has begun is told only later. */
  allowed(at: number): void {
    this.#allowedAt = at;
  }

  /** Something has begun that may change files of the lab; the function ends it. */
  begin(at: number): (until: number) => void {
    const isJustAllowed = at - this.#allowedAt < beginsWithinMilliseconds;
    const span: Span = { from: isJustAllowed ? this.#allowedAt : at, until: Infinity };
    this.#spans.push(span);
    if (this.#spans.length > mostSpans) this.#spans.shift();
    return (until) => {
      span.until = until;
    };
  }

  /** The student has saved this file in an editor. */
  saved(file: string, at: number): void {
    this.#saved.set(file, at);
  }

  /** Whether a file that was changed at a moment was changed by the student. */
  explain(file: string, at: number): boolean {
    const saved = this.#saved.get(file);
    if (saved !== undefined && at >= saved - savingMilliseconds && at <= saved + afterMilliseconds)
      return true;
    return this.#spans.some(
      ({ from, until }) => at >= from - beforeMilliseconds && at <= until + afterMilliseconds,
    );
  }
}
