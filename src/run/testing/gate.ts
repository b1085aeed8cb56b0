import { listed } from '../../core/base/words';
import { stepsElsewhere } from '../../core/lab/elsewhere';
import type { Lab, Step } from '../../core/lab/model';
import type { Place } from '../../core/lab/place';
import type { StepReport } from '../testReport';
import { unperformed } from './reports';

/** Decides which steps of a lab are performed: those that are chosen, that are for this place, and
 * whose needed steps are done. */
export class Gate {
  /** Steps that are not for this place, or need one that is not, with the reason. */
  readonly #elsewhere: ReadonlyMap<string, string>;

  constructor(
    lab: Lab,
    private readonly chosen: ReadonlySet<string>,
    place: Place,
  ) {
    this.#elsewhere = stepsElsewhere(lab, place);
  }

  /** Whether the step can be performed once what it needs is done. */
  isOpen({ id }: Step): boolean {
    return this.chosen.has(id) && !this.#elsewhere.has(id);
  }

  /** The report of a step that is not performed; undefined where it is. */
  closed(step: Step, done: ReadonlySet<string>): StepReport | undefined {
    if (!this.chosen.has(step.id)) return unperformed(step, 'skipped');
    const reason = this.#elsewhere.get(step.id);
    if (reason !== undefined) return unperformed(step, 'skipped', reason);
    const blocking = step.needs.filter((id) => !done.has(id));
    if (blocking.length === 0) return undefined;
    return unperformed(step, 'blocked', `It needs ${listed(blocking)} to pass first.`);
  }
}
