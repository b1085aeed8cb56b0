/**
 * Works something out once for each subject, however many rules ask for it. The subject is data that
 * never changes, such as a draft.
 */
export function oncePer<Subject extends object, Result>(
  work: (subject: Subject) => Result,
): (subject: Subject) => Result {
  const known = new WeakMap<Subject, { readonly result: Result }>();
  return (subject) => {
    const found = known.get(subject);
    if (found !== undefined) return found.result;
    const result = work(subject);
    known.set(subject, { result });
    return result;
  };
}
