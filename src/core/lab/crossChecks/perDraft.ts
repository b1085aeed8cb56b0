import type { Draft } from '../draft';

/** Works something out once for each draft, however many rules ask for it. */
export function perDraft<Result>(work: (draft: Draft) => Result): (draft: Draft) => Result {
  const known = new WeakMap<Draft, { readonly result: Result }>();
  return (draft) => {
    const found = known.get(draft) ?? { result: work(draft) };
    known.set(draft, found);
    return found.result;
  };
}
