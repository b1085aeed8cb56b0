import { terminalPart } from '../../core/progress/parts';
import { isSameCommand } from '../../core/progress/sameCommand';
import { typedPart } from '../../core/progress/typedPart';
import { withoutPlaces } from '../../core/progress/withoutPlaces';
import type { FoundLab, ShownLab } from '../labs/foundLab';
import type { OutcomePart } from './outcomePart';
import type { TerminalRole } from './terminals';

/** Which part of a lab a line is that was typed by hand in a terminal of the lab. */
export function typedPartOf(
  lab: ShownLab,
  { place, container }: Pick<TerminalRole, 'place' | 'container'>,
  line: string,
  isDone: (part: OutcomePart) => boolean,
): OutcomePart | undefined {
  const parts = partsOf(lab).filter(
    ({ of }) =>
      of.place === place && of.command?.container === container && isSameCommand(of.text, line),
  );
  return typedPart(
    parts.map(({ part, index }) => ({ part, step: index, isDone: isDone(part) })),
    currentStep(lab, isDone),
  )?.part;
}

/** The same for as long as the lab does the same. */
export function labIdentity(lab: FoundLab): unknown {
  if ('session' in lab) return lab.session;
  return 'loaded' in lab ? JSON.stringify(withoutPlaces(lab.loaded.lab)) : undefined;
}

/** The first step that is not passed; without checks, the first in which something was not run. */
function currentStep(lab: ShownLab, isDone: (part: OutcomePart) => boolean): number {
  const { steps } = lab.loaded.lab;
  const current =
    'session' in lab
      ? steps.findIndex((step) => !isOver(lab.session.tracker.state(step).kind))
      : partsOf(lab).find(({ part }) => !isDone(part))?.index;
  return current === undefined || current === -1 ? steps.length : current;
}

function isOver(kind: string): boolean {
  return kind === 'passed' || kind === 'skipped';
}

interface Placed {
  readonly part: OutcomePart;
  readonly of: NonNullable<ReturnType<typeof terminalPart>>;
  readonly index: number;
}

function partsOf({ key, loaded }: ShownLab): readonly Placed[] {
  return loaded.lab.steps.flatMap((step, index) =>
    step.items.flatMap((item) => {
      const of = terminalPart(item);
      return of === undefined ? [] : [{ part: { lab: key, step, item }, of, index }];
    }),
  );
}
