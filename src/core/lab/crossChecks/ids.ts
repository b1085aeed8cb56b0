import type { Draft } from '../draft';
import type { Problem } from '../model';
import { errorAt } from '../problems';
import type { Place } from '../text/placedText';
import { itemsOf } from './itemsOf';

/** Ids of steps and of questions must each be unique. */
export function ids(draft: Draft): readonly Problem[] {
  const steps = draft.steps.flatMap(({ directive }) =>
    directive?.words.id === undefined
      ? []
      : [{ id: directive.words.id, place: directive.yaml.valuePlace(['id']) }],
  );
  const questions = itemsOf(draft, 'question')
    .filter(({ item }) => item.id !== '')
    .map(({ item, placeOf }) => ({ id: item.id, place: placeOf(['id']) }));
  return [...repeated(steps, 'step'), ...repeated(questions, 'question')];
}

function repeated(
  used: readonly { readonly id: string; readonly place: Place }[],
  noun: string,
): readonly Problem[] {
  const first = new Map(used.toReversed().map((use) => [use.id, use]));
  return used
    .filter((use) => first.get(use.id) !== use)
    .map(({ id, place }) => {
      const line = String(first.get(id)?.place.line ?? 0);
      const message = `The ${noun} on line ${line} has the id "${id}" already; choose another.`;
      return errorAt(place, 'id-twice', message);
    });
}
