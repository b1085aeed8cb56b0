import type { Clock } from '../base/clock';
import { isLabsError } from '../base/errors';
import type { Because, Check, Probe } from '../lab/model';
import type { Judgement } from './checkKind';
import type { Names } from './names';
import { checkKinds } from './checkKinds';
import { faultSideOf } from './faultSide';
import type { Observer } from './observer';
import type { Verdict } from './verdict';

/** Between two looks: short beside what a student notices, long beside what a look costs. */
const pauseMilliseconds = 250;

/**
 * Asks until the check holds or its time ends, and tells what was seen last. A failure that the
 * check meets on its way (no container yet) is a reason to fail, not an exception; only an aborted
 * signal and defects of ours are thrown.
 */
export async function runCheck(
  check: Check,
  observer: Observer,
  clock: Clock,
  signal?: AbortSignal,
): Promise<Verdict> {
  const end = clock.now() + check.withinMilliseconds;
  let names: Names = {};
  for (;;) {
    // Facts can only be read once the container is there; from then on they are asked for once.
    if (Object.keys(names).length === 0) names = await observer.names();
    const { judgement, failure } = await look(check.probe, observer, names);
    signal?.throwIfAborted();
    if (judgement.holds || clock.now() >= end) {
      const reason = judgement.holds
        ? undefined
        : await fittingReason(check.because, observer, names);
      return {
        state: judgement.holds ? 'passed' : 'failed',
        expected: judgement.expected,
        seen: judgement.seen,
        because: reason?.say,
        fix: reason?.fix,
        fault: judgement.holds ? undefined : failure === undefined ? 'you' : faultSideOf(failure),
        evidence: judgement.evidence,
        at: clock.now(),
      };
    }
    await clock.sleep(Math.min(pauseMilliseconds, Math.max(0, end - clock.now())), signal);
  }
}

/** One look at the real system. */
export async function look(
  { kind: key, expects }: Probe,
  observer: Observer,
  names: Names,
): Promise<{ readonly judgement: Judgement; readonly failure?: unknown }> {
  const kind = checkKinds.get(key);
  if (kind === undefined) throw new Error(`No kind of check is named ${key}`);
  try {
    const seen = await kind.observe(expects as never, observer);
    return { judgement: kind.judge(expects as never, seen, names) };
  } catch (failure) {
    if (!isLabsError(failure)) throw failure;
    return {
      judgement: {
        holds: false,
        expected: `${key}: ${JSON.stringify(expects)}`,
        seen: failure.explanation.what,
        evidence: [],
      },
      failure,
    };
  }
}

async function fittingReason(
  because: readonly Because[],
  observer: Observer,
  names: Names,
): Promise<Because | undefined> {
  for (const reason of because) {
    if ((await look(reason.when, observer, names)).judgement.holds) return reason;
  }
  return undefined;
}
