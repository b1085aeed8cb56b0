import type { Stage } from '../lab/model';
import type { Judgement } from './checkKind';

/** Between two looks: short beside what a student notices, long beside what a look costs. */
const pauseMilliseconds = 250;

/** A judgement with the times, in milliseconds since the epoch, between which was looked. */
export interface Look {
  readonly judgement: Judgement;
  readonly from: number;
  readonly to: number;
}

/**
 * Follows one stage of a check from look to look until it holds, for as long as it must and without
 * a break, or until its time is over. Pure: it is told the time. What lasts counts from the begin of
 * one look to the begin of another, so a look that takes long proves nothing by that.
 */
export class StageWatch {
  /** Since when it holds without a break. */
  #since: number | undefined;
  #longest = 0;
  #brokeAt: number | undefined;
  /** When the first look began. */
  #first: number | undefined;

  constructor(
    private readonly stage: Pick<Stage, 'withinMilliseconds' | 'forMilliseconds'>,
    readonly begun: number,
  ) {}

  /** Takes a look; gives how the stage ended when this was its last. */
  take({ judgement, from, to }: Look): 'held' | 'over' | undefined {
    this.#first ??= from;
    const end = this.#end();
    if (judgement.holds) {
      this.#since ??= from;
      this.#longest = Math.max(this.#longest, from - this.#since);
      if (from - this.#since >= this.stage.forMilliseconds) return 'held';
      return from >= end ? 'over' : undefined;
    }
    if (this.#since !== undefined) this.#brokeAt = from;
    this.#since = undefined;
    return to >= end || judgement.isFinal === true ? 'over' : undefined;
  }

  /** How long to wait before the next look: the last one falls on the end of its time. */
  pause(now: number): number {
    const end = this.#end();
    const lasting = this.#since === undefined ? Infinity : this.#since + this.stage.forMilliseconds;
    return Math.min(pauseMilliseconds, Math.max(0, Math.min(end, lasting) - now));
  }

  /** Its time, which is never shorter than what `for` may ask of it at most: facts are read before
   * the first look begins. */
  #end(): number {
    const { withinMilliseconds, forMilliseconds } = this.stage;
    const asked = Math.min(withinMilliseconds, forMilliseconds);
    return Math.max(this.begun + withinMilliseconds, (this.#first ?? this.begun) + asked);
  }

  /** What became of holding on, where that is asked for; times in milliseconds. */
  get lasting(): { readonly since?: number; readonly longest: number; readonly brokeAt?: number } {
    return {
      longest: this.#longest,
      ...(this.#since === undefined ? {} : { since: this.#since }),
      ...(this.#brokeAt === undefined ? {} : { brokeAt: this.#brokeAt }),
    };
  }
}
