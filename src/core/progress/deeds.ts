import type { ActionWork, Doing, Step, StepItem } from '../lab/model';

/** Whether a student who has done this item has done all that the step asks for. */
export function isLastDeed({ items }: Step, done: StepItem): boolean {
  return !items.slice(items.indexOf(done) + 1).some(isDeed);
}

/**
 * Whether a step has begun by this item, so that its checks are asked from then on. A step that
 * changes the system begins with anything; one that only looks at it would hold from the first, so it
 * begins with the last thing that the student is to find out: its last command or question.
 */
export function beginsBy(step: Step, done: StepItem): boolean {
  if (changesTheSystem(step)) return true;
  const findings = step.items.filter(({ kind }) => kind === 'command' || kind === 'question');
  return findings.length === 0 || findings.at(-1) === done;
}

const changing: ReadonlySet<ActionWork['do']> = new Set([
  'build',
  'run',
  'exec',
  'flood',
  'release',
  'stop',
  'terminal',
]);

/** Whether a step does something to the system, which can be done by hand as well. */
export function changesTheSystem({ items }: Step): boolean {
  return items.some((item) => item.kind === 'action' && isChanging(item.work));
}

/** Whether an action, or what a solution does, leaves another system than it found. */
export function isChanging({ do: work }: Doing): boolean {
  return (changing as ReadonlySet<string>).has(work);
}

function isDeed({ kind }: StepItem): boolean {
  return kind === 'action' || kind === 'command' || kind === 'question';
}
