import type {
  CheckReport,
  Defect,
  LabReport,
  MistakeReport,
  StepReport,
} from '../../run/testReport';

/** One thing that was found out about a lab. */
export interface TestCase {
  /** Undefined for what is about the whole lab. */
  readonly step: string | undefined;
  readonly name: string;
  /** Of lab.md. */
  readonly line: number;
  readonly milliseconds: number;
  /** Undefined where it passed. */
  readonly outcome: Outcome | undefined;
}

export interface Outcome {
  readonly kind: 'failure' | 'error' | 'skipped';
  readonly type?: string | undefined;
  readonly message: string;
  readonly text?: string;
}

/** The cases of a lab: its checks and its mistakes, and each step that has neither, or of which more is
 * to be told. */
export function casesOf({ steps, error }: LabReport): readonly TestCase[] {
  const cases = steps.flatMap(stepCases);
  if (error === undefined) return cases;
  const { code: type, message } = error;
  const outcome = { kind: 'error', type, message, text: message } as const;
  const name = 'The lab can be tested';
  return [...cases, { step: undefined, name, line: 1, milliseconds: 0, outcome }];
}

function stepCases(step: StepReport): readonly TestCase[] {
  const { id, title, line, milliseconds, checks, mistakes, defects } = step;
  const cases = [
    ...checks.map((check) => ({
      step: id,
      milliseconds: check.milliseconds,
      name: check.name,
      line: check.line,
      outcome: checkOutcome(check, defects),
    })),
    ...mistakes.map((mistake) => ({
      step: id,
      milliseconds: mistake.milliseconds,
      name: `Mistake is noticed: ${mistake.text}`,
      line: mistake.line,
      outcome: defectOutcome(mistake, defects),
    })),
  ];
  const own = stepOutcome(step);
  if (own === undefined && cases.length > 0) return cases;
  // What is told below as well is not told twice. Checks that take time are asked at once, so that
  // together they may be longer than their step.
  const told = cases.reduce((sum, each) => sum + each.milliseconds, 0);
  const rest = Math.max(milliseconds - told, 0);
  return [{ step: id, milliseconds: rest, name: title, line, outcome: own }, ...cases];
}

function checkOutcome(check: CheckReport, defects: readonly Defect[]): Outcome | undefined {
  const { state, expected, seen, because, fault } = check;
  if (state === 'passed') return defectOutcome(check, defects);
  const text = [`expected ${expected}`, `saw      ${seen}`];
  if (because !== undefined) text.push(`because  ${because}`);
  return {
    kind: 'failure',
    type: fault ?? undefined,
    message: `expected ${expected}, saw ${seen}`,
    text: text.join('\n'),
  };
}

/** What is wrong with the check or the mistake itself. */
function defectOutcome(
  { line }: CheckReport | MistakeReport,
  defects: readonly Defect[],
): Outcome | undefined {
  const found = defects.filter((defect) => defect.line === line);
  return found.length === 0 ? undefined : failure(found);
}

/** What is to be told of the step as a whole. */
function stepOutcome(step: StepReport): Outcome | undefined {
  const { state, reason, checks, mistakes } = step;
  if (state === 'skipped' || state === 'blocked')
    return { kind: 'skipped', message: reason ?? 'It was not asked for.' };
  if (reason !== undefined)
    return { kind: 'failure', type: 'step-failed', message: reason, text: reason };
  const told = new Set([...checks, ...mistakes].map(({ line }) => line));
  const defects = step.defects.filter(({ line }) => !told.has(line));
  return defects.length === 0 ? undefined : failure(defects);
}

function failure(defects: readonly Defect[]): Outcome {
  const [first] = defects;
  return {
    kind: 'failure',
    type: first?.code,
    message: first?.message ?? '',
    text: defects.map(({ line, code, message }) => `${line} ${code}: ${message}`).join('\n'),
  };
}
