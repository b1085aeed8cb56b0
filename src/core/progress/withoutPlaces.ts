import type { Lab, Step } from '../lab/model';

/** A lab without what only readers see: where in its text everything stands, its hints and notes. */
export function withoutPlaces(lab: Lab): unknown {
  return { ...lab, steps: lab.steps.map(stepWithoutPlaces) };
}

/** What of a lab decides whether its steps are passed: the same without its titles, times and gates. */
export function whatCounts({ id, container, facts, only, steps }: Lab): unknown {
  return {
    id,
    container,
    facts,
    only,
    steps: steps.map((step) => ({
      ...stepWithoutPlaces(step),
      title: '',
      minutes: undefined,
      gate: undefined,
    })),
  };
}

function stepWithoutPlaces(step: Step): Omit<Step, 'line' | 'items'> {
  const items = step.items
    .filter(({ kind }) => kind !== 'hint' && kind !== 'note')
    .map((item) => ({ ...item, line: 0 }));
  return { ...step, line: 0, items } as Omit<Step, 'line' | 'items'>;
}
