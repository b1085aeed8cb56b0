import { evaluate } from '../lab/expression';
import type { Names } from './names';

/** How many of something a lab expects: `3`, `ThreadsPerChild + 2`, `>= 16`, `2..5`. */
export type AmountText = number | string;

/** An amount with its numbers worked out. */
export interface Amount {
  holds(count: number): boolean;
  /** For people: `at least 16`. */
  readonly words: string;
  /** The last number of the words, which decides on the form of the noun after them. */
  readonly count: number;
}

/** The comparisons that may stand in front of a sum, longest first so that `>=` is not `>`. */
const comparisons: readonly {
  readonly sign: string;
  readonly words: string;
  readonly holds: (count: number, bound: number) => boolean;
}[] = [
  { sign: '>=', words: 'at least ', holds: (count, bound) => count >= bound },
  { sign: '<=', words: 'at most ', holds: (count, bound) => count <= bound },
  { sign: '>', words: 'more than ', holds: (count, bound) => count > bound },
  { sign: '<', words: 'fewer than ', holds: (count, bound) => count < bound },
  { sign: '', words: '', holds: (count, bound) => count === bound },
];

/** Works an amount out; one that names an unknown fact holds for nothing and says so. */
export function readAmount(text: AmountText, names: Names): Amount {
  const source = String(text).trim();
  const range = source.split('..');
  if (range.length === 2) return between(range[0] ?? '', range[1] ?? '', names);
  for (const { sign, words, holds } of comparisons) {
    if (!source.startsWith(sign)) continue;
    const bound = evaluate(source.slice(sign.length), names);
    if ('problem' in bound) return unknownAmount(source, bound.problem);
    return {
      holds: (count) => holds(count, bound.value),
      words: words + String(bound.value),
      count: bound.value,
    };
  }
  return unknownAmount(source, 'it is not a number');
}

function between(lowText: string, highText: string, names: Names): Amount {
  const low = evaluate(lowText, names);
  const high = evaluate(highText, names);
  if ('problem' in low) return unknownAmount(lowText, low.problem);
  if ('problem' in high) return unknownAmount(highText, high.problem);
  return {
    holds: (count) => low.value <= count && count <= high.value,
    words: `${String(low.value)} to ${String(high.value)}`,
    count: high.value,
  };
}

function unknownAmount(source: string, problem: string): Amount {
  return { holds: () => false, words: `${source} (${problem})`, count: NaN };
}
