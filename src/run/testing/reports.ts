import type { Step } from '../../core/lab/model';
import type { LoadedLab } from '../loadLab';
import type { LabReport, StepReport, ThoroughCounts } from '../testReport';

/** The report of a step of which nothing was done. */
export function unperformed(
  { id, title, line }: Step,
  state: StepReport['state'],
  reason?: string,
): StepReport {
  return {
    id,
    title,
    line,
    state,
    milliseconds: 0,
    commands: [],
    checks: [],
    predictions: [],
    mistakes: [],
    defects: [],
    ...(reason === undefined ? {} : { reason }),
  };
}

/** The report of a lab, with its steps counted. */
export function summed(
  { lab, file }: LoadedLab,
  steps: readonly StepReport[],
  milliseconds: number,
): LabReport {
  const count = (...states: readonly StepReport['state'][]): number =>
    steps.filter(({ state }) => states.includes(state)).length;
  return {
    lab: lab.id,
    title: lab.title,
    file,
    passed: count('passed'),
    failed: count('failed'),
    skipped: count('blocked', 'skipped'),
    milliseconds,
    steps,
  };
}

/** What the checks of the steps that were tested in three runs are worth. */
export function thoroughCounts(steps: readonly StepReport[]): ThoroughCounts {
  const checks = steps.flatMap((step) => step.checks).filter(({ before }) => before !== undefined);
  const mistakes = steps.flatMap((step) => step.mistakes);
  return {
    checks: checks.length,
    failedBefore: checks.filter(({ before }) => before !== 'passed').length,
    failedWithoutContainer: checks.filter(({ before }) => before === 'failed-without-container')
      .length,
    passedAfter: checks.filter(({ state }) => state === 'passed').length,
    mistakes: mistakes.length,
    caught: mistakes.filter(({ caught }) => caught).length,
  };
}
