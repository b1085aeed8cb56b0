import { listed } from '../../core/base/words';
import type { Lab, Step } from '../../core/lab/model';
import { misfit, type Place } from '../../core/lab/place';
import type { StepReport } from '../testReport';
import { unperformed } from './reports';

/** Decides which steps of a lab are performed: those that are chosen, that are for this place, and
 * whose needed steps are done. */
export class Gate {
  /** Steps that are not for this place, or need one that is not, with the reason. */
  readonly #elsewhere = new Map<string, string>();

  constructor(
    { steps, only }: Lab,
    private readonly chosen: ReadonlySet<string>,
    place: Place,
  ) {
    const wholeLab = misfit(only, place);
    for (const step of steps) {
      const reason = wholeLab ?? misfit(step.only, place);
      if (reason !== undefined) this.#elsewhere.set(step.id, reason);
    }
    // A step may need one that stands below it, so that once through is not enough.
    for (let before = -1; before < this.#elsewhere.size;) {
      before = this.#elsewhere.size;
      for (const { id, needs } of steps) this.#skipWith(id, needs);
    }
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

  #skipWith(id: string, needs: readonly string[]): void {
    const skipped = needs.filter((need) => this.#elsewhere.has(need));
    if (skipped.length > 0 && !this.#elsewhere.has(id))
      this.#elsewhere.set(id, `It needs ${listed(skipped)}, which is skipped here.`);
  }
}
