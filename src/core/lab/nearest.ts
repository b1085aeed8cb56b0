/** The candidate that a misspelt word most likely means, if one is near enough. */
export function nearest<Candidate extends string>(
  word: string,
  candidates: readonly Candidate[],
): Candidate | undefined {
  if (word.length > longestWord) return undefined;
  // Of one letter, any other would be near.
  const allowed = word.length < 2 ? 0 : word.length < 5 ? 1 : 2;
  let best: { candidate: Candidate; steps: number } | undefined;
  for (const candidate of candidates.slice(0, mostCandidates)) {
    // Words of very different length are far apart.
    if (Math.abs(candidate.length - word.length) > allowed) continue;
    const steps = editSteps(word, candidate, allowed);
    if (steps <= allowed && steps < (best?.steps ?? Infinity)) best = { candidate, steps };
  }
  return best?.candidate;
}

/** The same for words that are no others when they are written in capitals. */
export function nearestInAnyCase(word: string, candidates: readonly string[]): string | undefined {
  const small = nearest(
    word.toLowerCase(),
    candidates.map((candidate) => candidate.toLowerCase()),
  );
  return candidates.find((candidate) => candidate.toLowerCase() === small);
}

/** Nobody means one of so many, or so long a word; this bounds the work for any text. */
const mostCandidates = 200;
const longestWord = 60;

/**
 * Letters to insert, drop, replace or swap with their neighbour (optimal string alignment); any
 * greater number where it is more than `most`.
 */
function editSteps(from: string, to: string, most: number): number {
  let before: readonly number[] = [];
  let row: readonly number[] = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let line = 1; line <= from.length; line += 1) {
    const next = [line];
    let least = line;
    for (let column = 1; column <= to.length; column += 1) {
      const same = from[line - 1] === to[column - 1];
      const swapped =
        line > 1 &&
        column > 1 &&
        from[line - 1] === to[column - 2] &&
        from[line - 2] === to[column - 1];
      const steps = Math.min(
        (row[column] ?? 0) + 1,
        (next[column - 1] ?? 0) + 1,
        (row[column - 1] ?? 0) + (same ? 0 : 1),
        swapped ? (before[column - 2] ?? 0) + 1 : Infinity,
      );
      next.push(steps);
      least = Math.min(least, steps);
    }
    // What two neighbouring rows have too much of never becomes less.
    if (least > most && Math.min(...row) > most) return Infinity;
    before = row;
    row = next;
  }
  return row[to.length] ?? 0;
}
