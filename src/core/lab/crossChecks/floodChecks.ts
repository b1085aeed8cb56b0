import type { Draft } from '../draft';
import { partsOf, type PlacedProbe } from '../innerProbes';
import type { FloodWork, Problem } from '../model';
import { warningAt } from '../problems';
import { floodAmounts } from './amountWords';
import { floodsOf } from './floodsOf';
import { countsOf } from './impossible/bounds';
import { wordsOf, type Finding } from './impossible/words';
import { itemsOf } from './itemsOf';
import { stagesOf } from './probesOf';

/**
 * Checks that ask for more than any flood of the lab brings. A student may hold more by hand, so they
 * are not impossible; but whoever only follows the lab never passes, and neither does its test.
 */
export function floodChecks(draft: Draft): readonly Problem[] {
  // One that could not be read may be the one that is meant.
  const broken = draft.steps.flatMap((step) => step.broken);
  if (broken.some(({ text }) => text.includes('flood'))) return [];
  const floods = floodsOf(draft).map(({ flood }) => flood);
  return itemsOf(draft, 'check').flatMap((check) =>
    stagesOf(check)
      .flatMap((stage) => unmet(stage, floods))
      .map(({ path, message }) => warningAt(check.placeOf(path), 'flood-unfit', message)),
  );
}

function unmet(placed: PlacedProbe, floods: readonly FloodWork[]): readonly Finding[] {
  const { probe, path } = placed;
  const parts = (): (readonly Finding[])[] => partsOf(placed).map((part) => unmet(part, floods));
  switch (probe.kind) {
    case 'all':
      return parts().flat();
    case 'any':
      return parts().every((found) => found.length > 0) ? parts().flat() : [];
    case 'flood': {
      const words = wordsOf(probe);
      return floodAmounts.flatMap((word) => {
        const message = whyUnmet(word, words[word], floods);
        return message === undefined ? [] : [{ path: [...path, 'flood', word], message }];
      });
    }
    default:
      return [];
  }
}

/** A sentence with its advice; undefined where a flood may well bring so many. */
function whyUnmet(
  word: (typeof floodAmounts)[number],
  amount: unknown,
  floods: readonly FloodWork[],
): string | undefined {
  const { low, high } = countsOf(amount);
  // What no number fits is told as such.
  if (low < 1 || low > high) return undefined;
  if (floods.length === 0)
    return 'No action, solution or mistake of the lab holds any connections; add one with "flood".';
  const most = Math.max(...floods.map(({ count }) => count));
  if (word === 'held' && low > most)
    return `No flood of the lab holds so many, the biggest one holds ${String(most)}; write fewer here, or a bigger "count" there.`;
  if (word === 'replaced' && floods.every(({ replacing }) => replacing === false))
    return 'Every flood of the lab says "replace: false", so none is ever replaced; leave that out, or ask for "dropped".';
  return undefined;
}
