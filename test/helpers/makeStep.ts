import type { Step, StepItem } from '../../src/core/lab/model';

/** A step with what a test says of it. */
export function makeStep(id: string, changes: Partial<Step> = {}): Step {
  return {
    id,
    title: `The step ${id}`,
    line: 1,
    minutes: undefined,
    needs: [],
    only: undefined,
    items: [],
    ...changes,
  };
}

/** A check that is named, at a line. */
export function makeCheck(name: string, line = 1): StepItem & { readonly kind: 'check' } {
  return {
    kind: 'check',
    line,
    name,
    probe: { kind: 'container', expects: 'running' },
    withinMilliseconds: 0,
    forMilliseconds: 0,
    then: [],
    because: [],
  };
}
