import { isLabsError } from '../base/errors';
import type { Probe } from '../lab/model';
import type { CheckKind, Judgement } from './checkKind';
import { faultSideOf } from './faultSide';
import type { Names } from './names';
import type { Observer } from './observer';
import type { FaultSide } from './verdict';

/** What came of looking: what the kind saw, or why nothing could be seen. */
export type Observation =
  | { readonly seen: unknown }
  | { readonly failure: { readonly what: string; readonly fault: FaultSide } };

/** Asks probes of any kind, also those that stand inside others. */
export class Probes {
  constructor(private readonly kindOf: (key: string) => CheckKind<never, unknown> | undefined) {}

  expected({ kind, expects }: Probe, names: Names): string {
    return this.#kind(kind).expected(expects as never, names);
  }

  /** Failures that we know are observations too; only defects of ours are thrown. */
  async observe({ kind, expects }: Probe, observer: Observer): Promise<Observation> {
    try {
      return { seen: await this.#kind(kind).observe(expects as never, observer) };
    } catch (caught) {
      if (!isLabsError(caught)) throw caught;
      const what = caught.explanation.what.replace(/\.$/, '');
      return { failure: { what, fault: faultSideOf(caught) } };
    }
  }

  judge({ kind, expects }: Probe, observation: Observation, names: Names): Judgement {
    if ('seen' in observation)
      return this.#kind(kind).judge(expects as never, observation.seen, names);
    const { what, fault } = observation.failure;
    return { holds: false, seen: what, evidence: [], blind: fault };
  }

  #kind(key: string): CheckKind<never, unknown> {
    const kind = this.kindOf(key);
    if (kind === undefined) throw new Error(`No kind of check is named ${key}`);
    return kind;
  }
}
