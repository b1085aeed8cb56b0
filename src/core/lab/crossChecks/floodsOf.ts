import type { Draft } from '../draft';
import type { Doing, FloodWork } from '../model';
import { oncePer } from '../oncePer';
import type { Place } from '../text/placedText';
import { itemsOf, type PlacedItem } from './itemsOf';

/** A flood that the lab begins itself, with the places of its words. */
export interface PlacedFlood {
  readonly flood: FloodWork;
  /** Where the value of one of its words stands; without a word, that of all of them. */
  readonly placeOf: (word?: string) => Place;
}

/** All floods of a lab: those of its actions, its solutions and its mistakes. */
export const floodsOf = oncePer((draft: Draft): readonly PlacedFlood[] => [
  ...itemsOf(draft, 'action').flatMap(({ item, placeOf }) => placed(item.work, placeOf, [])),
  ...(['solution', 'mistake'] as const).flatMap((kind) =>
    itemsOf(draft, kind).flatMap(amongDoings),
  ),
]);

function amongDoings({
  item,
  isList,
  placeOf,
}: PlacedItem<'solution' | 'mistake'>): readonly PlacedFlood[] {
  return item.doings.flatMap((doing, index) => placed(doing, placeOf, isList([]) ? [index] : []));
}

function placed(
  doing: Doing,
  placeOf: PlacedItem<'action'>['placeOf'],
  path: readonly number[],
): readonly PlacedFlood[] {
  if (doing.do !== 'flood') return [];
  return [
    {
      flood: doing,
      placeOf: (word) => placeOf([...path, 'flood', ...(word === undefined ? [] : [word])]),
    },
  ];
}
