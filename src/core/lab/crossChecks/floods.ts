import { longestLimitMilliseconds, usualLimitMilliseconds } from '../../flood/floodPlan';
import type { Draft } from '../draft';
import type { Doing, FloodWork, Problem } from '../model';
import { errorAt } from '../problems';
import type { Place } from '../text/placedText';
import { itemsOf, type PlacedItem } from './itemsOf';

/** Below this a flood is gone before anybody has seen it. */
const shortestLimitMilliseconds = 1000;

/** The times of a flood must be ones that it can keep. */
export function floods(draft: Draft): readonly Problem[] {
  return [
    ...itemsOf(draft, 'action').flatMap(({ item, placeOf }) =>
      floodProblems(item.work, (word) => placeOf(['flood', word])),
    ),
    ...(['solution', 'mistake'] as const).flatMap((kind) =>
      itemsOf(draft, kind).flatMap(doingProblems),
    ),
  ];
}

function doingProblems({
  item,
  isList,
  placeOf,
}: PlacedItem<'solution' | 'mistake'>): readonly Problem[] {
  const path = (index: number): readonly number[] => (isList([]) ? [index] : []);
  return item.doings.flatMap((doing, index) =>
    floodProblems(doing, (word) => placeOf([...path(index), 'flood', word])),
  );
}

function floodProblems(doing: Doing, placeOf: (word: string) => Place): readonly Problem[] {
  if (doing.do !== 'flood') return [];
  if (!canLast(doing)) {
    const message = `"for" must be at least ${shortestLimitMilliseconds / 1000} s and at most ${inMinutes(longestLimitMilliseconds)}.`;
    return [errorAt(placeOf('for'), 'value-wrong', message)];
  }
  const { rampMilliseconds = 0, limitMilliseconds } = doing;
  if (rampMilliseconds <= (limitMilliseconds ?? usualLimitMilliseconds)) return [];
  const [end, advice] =
    limitMilliseconds === undefined
      ? [
          `${inMinutes(usualLimitMilliseconds)}, after which a flood without "for" ends`,
          'or write a longer "for"',
        ]
      : ['"for"', 'or "for" longer'];
  const message = `"ramp" is longer than ${end}, so the last connections would never come; make "ramp" shorter, ${advice}.`;
  return [errorAt(placeOf('ramp'), 'value-wrong', message)];
}

function canLast({ limitMilliseconds: limit = usualLimitMilliseconds }: FloodWork): boolean {
  return limit >= shortestLimitMilliseconds && limit <= longestLimitMilliseconds;
}

function inMinutes(milliseconds: number): string {
  return `${milliseconds / 60_000} min`;
}
