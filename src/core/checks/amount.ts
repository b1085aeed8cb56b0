import * as l10n from '@vscode/l10n';
import { evaluate } from '../lab/expression';
import type { Names } from './names';
import { spokenSumProblems } from './sumProblems';

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
  readonly words: (bound: string) => string;
  readonly holds: (count: number, bound: number) => boolean;
}[] = [
  {
    sign: '>=',
    words: (bound) => l10n.t('at least {0}', bound),
    holds: (count, bound) => count >= bound,
  },
  {
    sign: '<=',
    words: (bound) => l10n.t('at most {0}', bound),
    holds: (count, bound) => count <= bound,
  },
  {
    sign: '>',
    words: (bound) => l10n.t('more than {0}', bound),
    holds: (count, bound) => count > bound,
  },
  {
    sign: '<',
    words: (bound) => l10n.t('fewer than {0}', bound),
    holds: (count, bound) => count < bound,
  },
  { sign: '', words: (bound) => bound, holds: (count, bound) => count === bound },
];

/** Works an amount out; one that names an unknown fact holds for nothing and says so. */
export function readAmount(text: AmountText, names: Names): Amount {
  const source = String(text).trim();
  const range = source.split('..');
  if (range.length === 2) return between(range[0] ?? '', range[1] ?? '', names);
  for (const { sign, words, holds } of comparisons) {
    if (!source.startsWith(sign)) continue;
    const bound = evaluate(source.slice(sign.length), names, spokenSumProblems);
    if ('problem' in bound) return unknownAmount(source, bound.problem);
    return {
      holds: (count) => holds(count, bound.value),
      words: words(String(bound.value)),
      count: bound.value,
    };
  }
  return unknownAmount(source, l10n.t('it is not a number'));
}

function between(lowText: string, highText: string, names: Names): Amount {
  const low = evaluate(lowText, names, spokenSumProblems);
  const high = evaluate(highText, names, spokenSumProblems);
  if ('problem' in low) return unknownAmount(lowText, low.problem);
  if ('problem' in high) return unknownAmount(highText, high.problem);
  return {
    holds: (count) => low.value <= count && count <= high.value,
    words: l10n.t({ message: '{0} to {1}', args: [low.value, high.value], comment: 'numbers' }),
    // A range is more than one, even up to 1.
    count: Math.max(2, high.value),
  };
}

function unknownAmount(source: string, problem: string): Amount {
  return { holds: () => false, words: `${source} (${problem})`, count: 2 };
}
