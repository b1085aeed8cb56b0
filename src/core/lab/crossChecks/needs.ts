import { brokenWords, type Draft, type DraftStep } from '../draft';
import type { Problem, Step } from '../model';
import { nearest } from '../nearest';
import { neededBy } from '../neededBy';
import { errorAt } from '../problems';
import type { Place } from '../text/placedText';

/** What a step needs must exist, and no step may need itself by any way round. */
export function needs(draft: Draft): readonly Problem[] {
  const { lab, steps: drafts } = draft;
  const known = knownSteps(draft);
  const closing = closingNeeds(lab.steps);
  return lab.steps.flatMap((step, index) => {
    const closed = closing.get(step.id);
    const byGate = [...(closed ?? [])].filter((need) => !step.needs.includes(need));
    return [
      ...step.needs.flatMap((need, number) => {
        const place = placeOf(drafts[index], number);
        if (!known.ids.has(need)) return unknownStep(known, need, place);
        return closed?.has(need) === true
          ? [errorAt(place, 'needs-circle', circle(step.id, need))]
          : [];
      }),
      ...byGate.map((need) => errorAt(gatePlace(drafts[index]), 'needs-circle', gateCircle(need))),
    ];
  });
}

/** The ids of all steps, and words that may be ids too. */
export interface KnownSteps {
  readonly ids: ReadonlySet<string>;
  readonly maybe: ReadonlySet<string>;
}

export function knownSteps(draft: Draft): KnownSteps {
  const ids = new Set(draft.lab.steps.map(({ id }) => id));
  return { ids, maybe: brokenWords(draft, 'step') };
}

/** A step's id that no step has, nor one whose own words cannot be read. */
export function unknownStep(
  { ids, maybe }: KnownSteps,
  id: string,
  place: Place,
): readonly Problem[] {
  if (ids.has(id) || maybe.has(id)) return [];
  const meant = nearest(id, [...ids]);
  const advice = `write ${meant === undefined ? 'the id of a step' : `"${meant}"`}`;
  return [errorAt(place, 'step-unknown', `There is no step "${id}"; ${advice}.`)];
}

function circle(id: string, need: string): string {
  return id === need
    ? 'A step cannot need itself; leave it out.'
    : `"${need}" needs this step in turn, so neither can ever begin; leave one of them out.`;
}

function gateCircle(need: string): string {
  return `"${need}" needs this step, whose gate waits for all steps above it, so neither can ever begin; name in "needs" what this step waits for.`;
}

/** By step, the needs that close a circle: one for each circle, wherever the walk began. */
function closingNeeds(steps: readonly Step[]): ReadonlyMap<string, ReadonlySet<string>> {
  const byId = new Map(steps.map((step) => [step.id, step]));
  const closing = new Map<string, Set<string>>();
  const state = new Map<string, 'under way' | 'done'>();
  for (const start of steps) {
    // A stack of our own: a lab may chain more steps than calls can be nested.
    const way = [{ id: start.id, left: [...neededBy(steps, start)] }];
    while (way.length > 0) {
      const { id, left } = way.at(-1) ?? { id: '', left: [] };
      if (state.get(id) === 'done') left.length = 0;
      else state.set(id, 'under way');
      const next = left.shift();
      if (next === undefined) {
        state.set(id, 'done');
        way.pop();
      } else if (state.get(next) === 'under way') {
        closing.set(id, (closing.get(id) ?? new Set()).add(next));
      } else {
        const step = byId.get(next);
        way.push({ id: next, left: step === undefined ? [] : [...neededBy(steps, step)] });
      }
    }
  }
  return closing;
}

function placeOf(draft: DraftStep | undefined, number: number): Place {
  const { words, yaml } = draft?.directive ?? {};
  const isList = typeof words?.needs === 'object';
  return (
    yaml?.valuePlace(isList ? ['needs', number] : ['needs']) ?? {
      line: draft?.line ?? 1,
      column: 1,
    }
  );
}

/** A gate may be that of the whole lab. */
function gatePlace(draft: DraftStep | undefined): Place {
  const { words, yaml } = draft?.directive ?? {};
  const isOwn = words?.gate !== undefined;
  return (isOwn ? yaml?.valuePlace(['gate']) : undefined) ?? { line: draft?.line ?? 1, column: 1 };
}
