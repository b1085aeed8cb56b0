import type { Step, StepItem } from '../../core/lab/model';
import { partName } from '../../core/progress/parts';

/** A part of a lab that runs in a terminal. */
export interface OutcomePart {
  /** The lab's key. */
  readonly lab: string;
  readonly step: Step;
  readonly item: StepItem;
}

/** The same name for the same part, also after the lab's text was read anew. */
export function nameOfPart({ lab, step, item }: OutcomePart): string {
  return `${lab} ${partName(step, item)}`;
}
