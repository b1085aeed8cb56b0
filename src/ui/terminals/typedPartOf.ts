import { terminalPart } from '../../core/progress/parts';
import { isOver } from '../../core/progress/passage';
import { isSameCommand } from '../../core/progress/sameCommand';
import { typedPart } from '../../core/progress/typedPart';
import type { ShownLab } from '../labs/foundLab';
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

/** The first step that is not over; of one that nothing can be checked in, that is when all was run. */
function currentStep(lab: ShownLab, isDone: (part: OutcomePart) => boolean): number {
  const { steps } = lab.loaded.lab;
  const left = new Set(partsOf(lab).flatMap(({ part, index }) => (isDone(part) ? [] : [index])));
  const current = steps.findIndex((step, index) => {
    const kind = 'session' in lab ? lab.session.tracker.state(step).kind : 'unchecked';
    return kind === 'unchecked' ? left.has(index) : !isOver(kind);
  });
  return current === -1 ? steps.length : current;
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
