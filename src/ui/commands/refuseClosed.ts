import { LabsError } from '../../core/base/errors';
import type { Step, StepItem } from '../../core/lab/model';
import { closedBy } from '../../core/progress/closedBy';
import type { LabSession } from '../../run/labSession';

/** Fails with `step-gated` or `answer-first` where a gate of the lab keeps this part back.
 * @param item undefined for what mends the step */
export function refuseClosed(
  { lab, tracker }: LabSession,
  step: Step,
  item: StepItem | undefined,
): void {
  const view = { state: tracker.state(step), answers: tracker.memory.answers };
  const closed = closedBy(step, item, view);
  if (closed === undefined) return;
  const of = { lab: lab.id, step: step.title };
  if (closed.kind === 'question') {
    const { question } = closed;
    const part = step.items.indexOf(question);
    throw new LabsError('answer-first', { ...of, id: step.id, part, ask: question.ask });
  }
  const needs = closed.steps.map((id) => ({
    id,
    title: lab.steps.find((it) => it.id === id)?.title ?? id,
  }));
  throw new LabsError('step-gated', { ...of, needs });
}
