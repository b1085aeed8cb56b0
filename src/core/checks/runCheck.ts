import * as l10n from '@vscode/l10n';
import type { Clock } from '../base/clock';
import type { Because, Check, Probe, Stage } from '../lab/model';
import type { Judgement } from './checkKind';
import { probes } from './checkKinds';
import { filledProbe, filledText } from './filledProbe';
import type { Names } from './names';
import type { Observer } from './observer';
import { oneLook } from './oneLook';
import { StageWatch } from './stageWatch';
import { expectedStages, seenStages, type StageEnd } from './stageWords';
import type { Verdict } from './verdict';

/**
 * Asks until the check holds or its time ends, stage after stage, and tells what was seen. A failure
 * that the check meets on its way (no container yet) is a reason to fail, not an exception; only an
 * aborted signal and defects of ours are thrown.
 */
export async function runCheck(
  check: Check,
  observer: Observer,
  clock: Clock,
  signal?: AbortSignal,
): Promise<Verdict> {
  const asking = new Asking(check, observer, clock, signal);
  const [first, ...others] = stagesOf(check);
  let last = await asking.run(first);
  const ends = [last];
  for (const stage of others) {
    if (!last.held) break;
    last = await asking.run(stage);
    ends.push(last);
  }
  return asking.verdict(last.held, last.judgement, seenStages(ends, 1 + others.length));
}

/**
 * Looks once, without waiting. `holds` says whether the check's first stage holds at this moment,
 * which for a check that takes time is a reason to go on looking, but no pass yet.
 */
export async function glance(
  check: Check,
  observer: Observer,
  clock: Clock,
): Promise<{ readonly holds: boolean; readonly verdict: Verdict }> {
  const asking = new Asking(check, observer, clock);
  const once = { probe: check.probe, withinMilliseconds: 0, forMilliseconds: 0 };
  const { held, judgement } = await asking.run(once);
  const isEnough = held && !takesTime(check);
  const seen = held && !isEnough ? l10n.t('{0} so far', judgement.seen) : judgement.seen;
  return { holds: held, verdict: await asking.verdict(isEnough, judgement, seen) };
}

/** One look at the real system. */
export async function look(probe: Probe, observer: Observer, names: Names): Promise<Judgement> {
  const filled = await filledProbe(probe, observer);
  return probes.judge(filled, await probes.observe(filled, oneLook(observer)), names);
}

/** Whether one look can never be enough: it has to last, or something has to follow. */
export function takesTime(check: Check): boolean {
  return check.then.length > 0 || check.forMilliseconds > 0;
}

/** How long the check may be asked, with all that has to follow. */
export function longestWait(check: Check): number {
  return stagesOf(check).reduce(
    (sum, stage) => sum + stage.withinMilliseconds + stage.forMilliseconds,
    0,
  );
}

/** What must be seen one after the other; the first is the check's own. */
function stagesOf(check: Check): readonly [Stage, ...Stage[]] {
  return [check, ...check.then];
}

/** One check while it is asked. */
class Asking {
  #names: Names = {};

  constructor(
    private readonly check: Check,
    private readonly observer: Observer,
    private readonly clock: Clock,
    private readonly signal?: AbortSignal,
  ) {}

  async run(stage: Stage): Promise<StageEnd> {
    const { clock, signal } = this;
    const watch = new StageWatch(stage, clock.now());
    for (;;) {
      const names = await this.#facts();
      const from = clock.now();
      const judgement = await look(stage.probe, this.observer, names);
      signal?.throwIfAborted();
      const to = clock.now();
      const end = watch.take({ judgement, from, to });
      if (end !== undefined) {
        const { begun, lasting } = watch;
        return { stage, held: end === 'held', judgement, lasting, begun, ended: to };
      }
      await clock.sleep(watch.pause(to), signal);
    }
  }

  async verdict(
    passed: boolean,
    { because, blind, evidence }: Judgement,
    seen: string,
  ): Promise<Verdict> {
    const reason = passed ? undefined : await this.#fittingReason();
    const said = because ?? (reason && (await filledText(reason.say, this.observer)));
    const stages = await Promise.all(
      stagesOf(this.check).map(async (stage) => ({
        ...stage,
        probe: await filledProbe(stage.probe, this.observer),
      })),
    );
    return {
      state: passed ? 'passed' : 'failed',
      expected: expectedStages(stages, this.#names),
      seen,
      because: passed ? undefined : said,
      fix: reason?.fix,
      fault: passed ? undefined : (blind ?? 'you'),
      evidence,
      at: this.clock.now(),
    };
  }

  /** Facts can only be read once the container is there; from then on they are asked for once. */
  async #facts(): Promise<Names> {
    if (Object.keys(this.#names).length === 0) this.#names = await this.observer.names();
    return this.#names;
  }

  async #fittingReason(): Promise<Because | undefined> {
    for (const reason of this.check.because) {
      if ((await look(reason.when, this.observer, this.#names)).holds) return reason;
    }
    return undefined;
  }
}
