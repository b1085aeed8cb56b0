/** Data that keeps what was worked out of it; nobody else writes or reads this. */
export interface Remembering {
  remembered?: {
    /** Whose it is: a copy of the data with a change in it has the same, and must not use it. */
    readonly of: object;
    readonly results: Map<unknown, unknown>;
  };
}

/**
 * Works something out once for each subject, however many rules ask for it. It is kept with the
 * subject itself, since a WeakMap of short-lived things is what collectors of garbage are worst at.
 */
export function oncePer<Subject extends Remembering, Result>(
  work: (subject: Subject) => Result,
): (subject: Subject) => Result {
  return (subject) => {
    if (subject.remembered?.of !== subject)
      subject.remembered = { of: subject, results: new Map() };
    const { results } = subject.remembered;
    if (!results.has(work)) results.set(work, work(subject));
    return results.get(work) as Result;
  };
}
