import type { Draft, DraftStep } from '../draft';
import type { Doing, FloodWork } from '../model';

/** The floods that a check of a step may meet. */
export interface MetFloods {
  /** Those that may stand once all of the step was done. */
  readonly atEnd: readonly FloodWork[];
  /** Those that may have stood at any time since the step began: a check that takes time sees them. */
  readonly sinceBegin: readonly FloodWork[];
}

/**
 * Which floods each step of a lab may meet, where the lab is followed in the order of its text. One that
 * is said to be released or stopped is gone; of any other, nobody can tell from the text that it is.
 */
export function floodsStanding(draft: Draft): ReadonlyMap<DraftStep, MetFloods> {
  const met = new Map<DraftStep, MetFloods>();
  let standing: readonly FloodWork[] = [];
  for (const step of draft.steps) {
    const before = standing;
    const ways = waysThrough(step);
    const atEnd = [...new Set(ways.flatMap((way) => leftBy(way, before)))];
    const begun = ways.flat().filter((doing) => doing.do === 'flood');
    met.set(step, { atEnd, sinceBegin: [...new Set([...before, ...begun])] });
    // A step that is only for some systems is left out on the others.
    const isSkipped = step.only !== undefined;
    standing = isSkipped ? [...new Set([...before, ...atEnd])] : atEnd;
  }
  return met;
}

/** What may be done in a step: what it says itself, and what solves it where that is something else. */
function waysThrough({ items }: DraftStep): readonly (readonly Doing[])[] {
  const itself: Doing[] = [];
  const solutions: (readonly Doing[])[] = [];
  for (const { item } of items) {
    if (item.kind === 'action') itself.push(item.work);
    if (item.kind === 'solution') solutions.push(item.doings);
  }
  return [itself, ...solutions, ...(solutions.length > 1 ? [solutions.flat()] : [])];
}

function leftBy(way: readonly Doing[], before: readonly FloodWork[]): readonly FloodWork[] {
  return way.reduce((standing, doing) => {
    if (doing.do === 'flood') return [doing];
    return doing.do === 'release' || doing.do === 'stop' ? [] : standing;
  }, before);
}
