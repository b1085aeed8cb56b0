import type { Question, Step, StepItem } from '../lab/model';
import type { RunMemory } from './runMemory';
import type { StepState } from './stepState';

/** What has to be done before a part of a gated step can be. */
export type ClosedBy =
  /** These steps are to be passed, by their ids. */
  | { readonly kind: 'steps'; readonly steps: readonly string[] }
  /** This is to be answered. */
  | { readonly kind: 'question'; readonly question: Question };

/** How a step stands, as far as its gate asks. */
export interface GateView {
  readonly state: StepState;
  readonly answers: RunMemory['answers'];
}

/**
 * What keeps a student from a part of a step; undefined where nothing does. Only what the page and the
 * views do is kept back: what is typed by hand is the student's own.
 * @param item undefined for what mends the step, which stands behind all of it
 */
export function closedBy(
  { gate, items }: Step,
  item: StepItem | undefined,
  { state, answers }: GateView,
): ClosedBy | undefined {
  if (gate?.needs === true && state.kind === 'blocked') return { kind: 'steps', steps: state.by };
  if (gate?.answers !== true || item?.kind === 'question') return undefined;
  const before = item === undefined ? items : items.slice(0, items.indexOf(item));
  const question = before.find(
    (it): it is Question => it.kind === 'question' && answers[it.id] === undefined,
  );
  return question === undefined ? undefined : { kind: 'question', question };
}
