import { safeLine, safeText } from '../../core/base/safeText';
import { assessAnswer, whatToSay } from '../../core/checks/assessAnswer';
import type { Names } from '../../core/checks/names';
import type { Lab, Question, Step, StepItem } from '../../core/lab/model';
import { namedQuestion } from '../../core/lab/namedItems';
import { closedBy, type GateView } from '../../core/progress/closedBy';
import type { NamedVerdict, StepState } from '../../core/progress/stepState';
import type { LiveAnswer, LiveCheck, LiveStep, NeededStep } from '../../protocol/guide';
import { fixTitles } from '../fixTitles';
import type { PartOutcome } from '../terminals/commandOutcomes';
import { stateWords } from '../views/stepLooks';
import { liveRuns } from './liveRuns';
import { noProgress, type Progress } from './progress';

/** What is known of a step beside its run. */
export interface StepKnown {
  readonly names: Names;
  /** Those that were told, as HTML. */
  readonly hints: readonly string[];
  /** What became of a part of it in a terminal. */
  readonly outcomeOf: (item: StepItem) => PartOutcome | undefined;
}

/** How a step stands, for its page. */
export function liveStep(
  lab: Lab,
  step: Step,
  progress: Progress,
  { names, hints, outcomeOf }: StepKnown,
): LiveStep {
  const state = progress.state(step);
  return {
    state: state.kind,
    words: stateWords(state.kind),
    why: state.kind === 'skipped' ? state.reason : undefined,
    ...(state.kind === 'blocked' ? { needs: neededSteps(lab, state.by) } : {}),
    ...(progress === noProgress
      ? {}
      : liveGate(lab, step, { state, answers: progress.memory.answers })),
    checks: isJudged(state) ? liveChecks(step, progress.found(step)) : {},
    hints,
    answers: liveAnswers(step, progress, names),
    ran: liveRuns(step, outcomeOf),
  };
}

/** Where a step was judged before, and stands otherwise now, what was found says nothing of it. */
function isJudged({ kind }: StepState): boolean {
  return kind === 'passed' || kind === 'failed' || kind === 'checking';
}

function neededSteps({ steps }: Lab, ids: readonly string[]): readonly NeededStep[] {
  return ids.map((id) => ({ id, title: safeLine(steps.find((it) => it.id === id)?.title ?? id) }));
}

/** A gate that is open is none. */
function liveGate(lab: Lab, step: Step, view: GateView): Pick<LiveStep, 'gate'> {
  if (step.gate === undefined) return {};
  const all = step.items.map((item) => closedBy(step, item, view));
  const whole = closedBy(step, undefined, view);
  const steps = whole?.kind === 'steps' ? whole.steps : [];
  const waiting = all.flatMap((closed, part) => (closed?.kind === 'question' ? [part] : []));
  if (steps.length === 0 && waiting.length === 0) return {};
  return { gate: { steps: neededSteps(lab, steps), waiting } };
}

/** The places of a step's checks among its items, in the order of what they find. */
export function checkParts({ items }: Step): readonly number[] {
  return items.flatMap(({ kind }, part) => (kind === 'check' ? [part] : []));
}

function liveChecks(
  step: Step,
  found: readonly NamedVerdict[],
): Readonly<Record<number, LiveCheck>> {
  const parts = checkParts(step);
  return Object.fromEntries(
    found.flatMap((verdict, index) => {
      const part = parts[index];
      return part === undefined ? [] : [[part, liveCheck(verdict)] as const];
    }),
  );
}

function liveCheck({ fix, expected, seen, because, ...verdict }: NamedVerdict): LiveCheck {
  const { state, fault, evidence, at } = verdict;
  return {
    state,
    expected: safeText(expected),
    seen: safeText(seen),
    because: because === undefined ? undefined : safeText(because),
    fault,
    fix: fix === undefined ? undefined : fixTitles[fix]?.(),
    evidence: evidence.map(safeText),
    at,
  };
}

function liveAnswers(
  { items }: Step,
  { memory }: Progress,
  names: Names,
): Readonly<Record<number, LiveAnswer>> {
  return Object.fromEntries(
    items.flatMap((item, part) => {
      const text = item.kind === 'question' ? memory.answers[item.id] : undefined;
      if (item.kind !== 'question' || text === undefined) return [];
      return [[part, liveAnswer(item, text, memory.measured?.[item.id], names)] as const];
    }),
  );
}

function liveAnswer(
  question: Question,
  text: string,
  measured: string | undefined,
  names: Names,
): LiveAnswer {
  const assessment = assessAnswer(namedQuestion(question), text, names);
  const say = whatToSay(assessment);
  return {
    text: safeText(text),
    is: assessment.is,
    say: say === undefined ? undefined : safeText(say),
    measured: measured === undefined ? undefined : safeText(measured),
  };
}
