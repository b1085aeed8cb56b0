import type { Check, Step } from '../../core/lab/model';
import { changesTheSystem, isChanging } from '../../core/progress/deeds';
import type { CheckBefore, Defect } from '../testReport';
import { checksOf, holdingNow } from './askChecks';
import type { TestRig } from './testRig';

/**
 * The first of the three runs: how the checks stand before their step was done. Each check is looked
 * at twice: before the lab began, when there is no container, and just before its step. One that
 * holds both times says nothing, since nobody has seen it fail. That the first of the two is enough
 * for a check of a step that only looks is meant so: what such a step shows is there as soon as the
 * steps that it needs have been done.
 */
export class BeforeLooks {
  readonly #without: ReadonlySet<Check>;
  readonly #before = new Map<Check, CheckBefore>();

  private constructor(heldWithoutContainer: readonly Check[]) {
    this.#without = new Set(heldWithoutContainer);
  }

  /** To be asked for while nothing of the lab is there. */
  static async begin(steps: readonly Step[], rig: TestRig): Promise<BeforeLooks> {
    return new BeforeLooks(await holdingNow(steps.flatMap(checksOf), rig));
  }

  /** Looks at the checks of a step whose turn it is; gives what is wrong with them. */
  async look(step: Step, rig: TestRig): Promise<readonly Defect[]> {
    const checks = checksOf(step);
    const passed = await holdingNow(checks, rig);
    const looks = checks.map((check) => ({ check, before: this.#stateOf(check, passed) }));
    for (const { check, before } of looks) this.#before.set(check, before);
    rig.tell({ type: 'before-looked', looks });
    const defects = checks.filter((check) => this.of(check) === 'passed').map(cannotFail);
    const isPassedUndone = changes(step) && checks.length > 0 && passed.length === checks.length;
    // Where no check can fail at all, that is the defect to mend.
    return isPassedUndone && defects.length < checks.length
      ? [...defects, passesUndone(step)]
      : defects;
  }

  of(check: Check): CheckBefore | undefined {
    return this.#before.get(check);
  }

  #stateOf(check: Check, passed: readonly Check[]): CheckBefore {
    if (!passed.includes(check)) return 'failed';
    return this.#without.has(check) ? 'passed' : 'failed-without-container';
  }
}

/** Whether a step, or its solution, does something to the system. */
function changes(step: Step): boolean {
  return (
    changesTheSystem(step) ||
    step.items.some((item) => item.kind === 'solution' && item.doings.some(isChanging))
  );
}

function cannotFail({ line, name }: Check): Defect {
  return {
    line,
    code: 'check-cannot-fail',
    message: `The check "${name}" passed before anything was done, also without a container: expect something that is not so from the first.`,
  };
}

function passesUndone({ line, title }: Step): Defect {
  return {
    line,
    code: 'step-passes-undone',
    message: `All checks of "${title}" passed before it was done: add one for what the step changes.`,
  };
}
