import { isLabsError } from '../../core/base/errors';
import type { Check, Mistake, Step } from '../../core/lab/model';
import { longestWait } from '../../core/checks/runCheck';
import type { Verdict } from '../../core/checks/verdict';
import type { Defect, MistakeReport } from '../testReport';
import { askCheck, checksOf } from './askChecks';
import { doingText } from './doingText';
import { explainOr } from './explainOr';
import { performDoings } from './performStep';
import type { TestRig } from './testRig';

/** What a mistake does may take a moment to show, though no check waits for long. */
const leastMilliseconds = 3000;

/** Between two rounds of checks that all still hold. */
const pauseMilliseconds = 250;

/**
 * Makes a mistake in a step that was done well, and waits until a check of the step fails: really,
 * so that waiting for it to hold is of no use either.
 */
export async function plantMistake(
  mistake: Mistake,
  step: Step,
  rig: TestRig,
): Promise<{ readonly report: MistakeReport; readonly defects: readonly Defect[] }> {
  const { line } = mistake;
  const text = mistake.doings.map(doingText).join(', then ');
  rig.tell({ type: 'mistake-started', mistake, text });
  const { clock } = rig.context;
  const start = clock.now();
  const before = await runOf(rig);
  const reason = await explainOr(rig, () => make(mistake, rig));
  // What a check has seen happen one after the other stays seen as long as the container runs.
  const isSame = before === (await runOf(rig));
  const checks = checksOf(step).filter(({ then }) => !isSame || then.length === 0);
  const found = reason === undefined ? await failingCheck(checks, rig) : undefined;
  const milliseconds = clock.now() - start;
  const report = { line, text, caught: found !== undefined, milliseconds };
  const by = found && { check: found.check.name, seen: found.verdict.seen };
  const defects =
    found === undefined
      ? [reason === undefined ? notCaught(line, text) : notMade(line, reason)]
      : [];
  return { report: by === undefined ? report : { ...report, by }, defects };
}

/** Which run of which container there is. */
async function runOf({ container }: TestRig): Promise<string> {
  const found = await container.find();
  return found?.state === 'running' ? `${found.id} ${found.startedAt}` : 'none';
}

/** A mistake may well be to end the container in which it is made. */
async function make({ doings }: Mistake, rig: TestRig): Promise<void> {
  try {
    await performDoings(doings, rig, () => undefined);
  } catch (caught) {
    if (!isLabsError(caught, 'container-stopped') && !isLabsError(caught, 'container-missing'))
      throw caught;
  }
}

async function failingCheck(
  checks: readonly Check[],
  rig: TestRig,
): Promise<{ readonly check: Check; readonly verdict: Verdict } | undefined> {
  const { clock } = rig.context;
  // A check that fails costs all the time that it would wait.
  const hasty = checks.toSorted((one, other) => longestWait(one) - longestWait(other));
  const end = clock.now() + Math.max(leastMilliseconds, ...checks.map(longestWait));
  for (;;) {
    for (const check of hasty) {
      const verdict = await askCheck(check, rig);
      if (verdict.state === 'failed') return { check, verdict };
    }
    if (clock.now() >= end) return undefined;
    await clock.sleep(pauseMilliseconds, rig.signal);
  }
}

function notCaught(line: number, text: string): Defect {
  return {
    line,
    code: 'mistake-not-caught',
    message: `All checks of the step still pass after the mistake (${text}): expect something that it breaks.`,
  };
}

function notMade(line: number, reason: string): Defect {
  return { line, code: 'mistake-failed', message: `The mistake could not be made. ${reason}` };
}
