import type { Draft } from '../draft';
import type { Problem, Step } from '../model';
import { neededBy } from '../neededBy';
import { warningAt } from '../problems';

/** A step that asks for a gate must have something to wait for. */
export function gates({ lab, steps: drafts }: Draft): readonly Problem[] {
  return lab.steps.flatMap((step, index) => {
    const { words, yaml } = drafts[index]?.directive ?? {};
    if (words?.gate === undefined || yaml === undefined) return [];
    const waits =
      (step.gate?.needs === true && neededBy(lab.steps, step).length > 0) ||
      (step.gate?.answers === true && asksFirst(step));
    if (step.gate === undefined || waits) return [];
    const message =
      'This gate is always open, since there is nothing for it to wait for; leave it out, or ask something above the first command.';
    return [warningAt(yaml.valuePlace(['gate']), 'gate-open', message)];
  });
}

function asksFirst({ items }: Step): boolean {
  const question = items.findIndex(({ kind }) => kind === 'question');
  if (question === -1) return false;
  return items.slice(question).some(({ kind }) => kind === 'command' || kind === 'action');
}
