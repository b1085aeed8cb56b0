import { usualLimitMilliseconds } from '../../flood/floodPlan';
import type { Draft } from '../draft';
import { partsOf, type PlacedProbe } from '../innerProbes';
import type { FloodWork, Problem, Stage } from '../model';
import { warningAt } from '../problems';
import { floodAmounts } from './amountWords';
import { floodsOf } from './floodsOf';
import { floodsStanding } from './floodsStanding';
import { countsOf } from './impossible/bounds';
import { wordsOf, type Finding } from './impossible/words';
import { itemsOf, type PlacedItem } from './itemsOf';
import { stagesOf } from './probesOf';

/**
 * Checks that ask for more than any flood brings that can stand where they are asked. A student may hold
 * more by hand, so they are not impossible; but whoever only follows the lab never passes, and neither
 * does its test.
 */
export function floodChecks(draft: Draft): readonly Problem[] {
  // One that could not be read may be the one that is meant.
  const broken = draft.steps.flatMap((step) => step.broken);
  if (broken.some(({ text }) => text.includes('flood'))) return [];
  const met = floodsStanding(draft);
  const stepOf = new Map(
    draft.steps.flatMap((step) => step.items.map(({ item }) => [item, step] as const)),
  );
  const hasAny = floodsOf(draft).length > 0;
  return itemsOf(draft, 'check').flatMap((check) => {
    const step = stepOf.get(check.item);
    const { atEnd = [], sinceBegin = [] } = (step && met.get(step)) ?? {};
    const { then, forMilliseconds } = check.item;
    const floods = then.length > 0 || forMilliseconds > 0 ? sinceBegin : atEnd;
    return findings(check, { floods, hasAny }).map(({ path, message }) =>
      warningAt(check.placeOf(path), 'flood-unfit', message),
    );
  });
}

interface Met {
  /** Those that can stand where the check is asked. */
  readonly floods: readonly FloodWork[];
  /** Whether the lab has any at all. */
  readonly hasAny: boolean;
}

function findings(check: PlacedItem<'check'>, met: Met): readonly Finding[] {
  const stages: readonly Stage[] = [check.item, ...check.item.then];
  return stagesOf(check).flatMap((placed, index) => {
    const found = unmet(placed, met);
    const lasting = stages[index]?.forMilliseconds ?? 0;
    return found.length > 0 ? found : tooLong(placed, lasting, met.floods);
  });
}

function unmet(placed: PlacedProbe, met: Met): readonly Finding[] {
  const { probe, path } = placed;
  const parts = (): (readonly Finding[])[] => partsOf(placed).map((part) => unmet(part, met));
  switch (probe.kind) {
    case 'all':
      return parts().flat();
    case 'any':
      return parts().every((found) => found.length > 0) ? parts().flat() : [];
    case 'flood': {
      const words = wordsOf(probe);
      return floodAmounts.flatMap((word) => {
        const message = whyUnmet(word, words[word], met);
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
  { floods, hasAny }: Met,
): string | undefined {
  const { low, high } = countsOf(amount);
  // What no number fits is told as such.
  if (low < 1 || low > high) return undefined;
  if (!hasAny)
    return 'No action, solution or mistake of the lab holds any connections; add one with "flood".';
  if (floods.length === 0)
    return 'No flood can stand here: neither this step nor one before it begins one that is not released by then; add an action with "flood", or ask for this in the step that has it.';
  const most = Math.max(...floods.map(({ count }) => count));
  if (word === 'held' && low > most)
    return `No flood that can stand here holds so many, the biggest one holds ${String(most)}; write fewer here, or a bigger "count" there.`;
  if (word === 'replaced' && floods.every(({ replacing }) => replacing === false))
    return 'Every flood that can stand here says "replace: false", so none is ever replaced; leave that out, or ask for "dropped".';
  return undefined;
}

/** A check that some are held for longer than any flood holds so many. */
function tooLong(
  { probe, path }: PlacedProbe,
  lasting: number,
  floods: readonly FloodWork[],
): readonly Finding[] {
  const least = leastHeld({ probe, path });
  if (lasting === 0 || least < 1 || floods.length === 0) return [];
  const longest = Math.max(...floods.map((flood) => lastsWith(flood, least)));
  if (lasting < longest) return [];
  const message = `No flood that can stand here holds so many for so long, the longest one does for less than ${String(longest / 1000)} s; write a shorter "for" here, or a longer one there.`;
  return [{ path: [...path, 'for'], message }];
}

/** How many must be held for it, as far as that is sure. */
function leastHeld(placed: PlacedProbe): number {
  const { probe } = placed;
  if (probe.kind === 'all') return Math.max(0, ...partsOf(placed).map(leastHeld));
  return probe.kind === 'flood' ? countsOf(wordsOf(probe)['held']).low : 0;
}

/** For how long so many are held at most: in a ramp the last of them come late. */
function lastsWith(flood: FloodWork, least: number): number {
  const { count, rampMilliseconds = 0, limitMilliseconds = usualLimitMilliseconds } = flood;
  const come = (rampMilliseconds * Math.min(least - 1, count)) / count;
  return Math.ceil(limitMilliseconds - come);
}
