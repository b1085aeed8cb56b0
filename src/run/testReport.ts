import type { ErrorCode } from '../core/base/errorFacts';
import type { FaultSide, Verdict } from '../core/checks/verdict';
import type { ActionWork, Check, Command, Mistake, Question, Step } from '../core/lab/model';
import type { SampleComparison } from '../core/samples/compareSample';
import type { BuildStep } from '../core/ports';
import type { LoadedLab } from './loadLab';
import type { RanCommand } from './labRun';

/** How one lab fared in a headless test; the counts are of steps. */
export interface LabReport {
  /** The lab's id; where it could not be read, what was named. */
  readonly lab: string;
  readonly title: string;
  /** Its Markdown file. */
  readonly file: string;
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly milliseconds: number;
  readonly steps: readonly StepReport[];
  /** What the three runs of `--thorough` found. */
  readonly thorough?: ThoroughCounts;
  /** Only with `--keep`. */
  readonly kept?: KeptThings;
  /** What kept the lab from being tested, or ended its test. */
  readonly error?: { readonly code: ErrorCode; readonly message: string };
}

/** What a test has left, since it was to. */
export interface KeptThings {
  /** Its name; not there where none was made, or it was removed again. */
  readonly container?: string;
  /** The tag of this test's own image; not there where none was built. */
  readonly image?: string;
  /** The copy of the lab's folder in which the test worked. */
  readonly folder: string;
}

/** What the checks of a lab are worth. */
export interface ThoroughCounts {
  readonly checks: number;
  /** Checks that failed before their step was done, as they should. */
  readonly failedBefore: number;
  /** Of these, the ones that could only be seen to fail while there was no container. */
  readonly failedWithoutContainer: number;
  readonly passedAfter: number;
  readonly mistakes: number;
  /** Mistakes after which a check of their step failed, as it should. */
  readonly caught: number;
}

export interface StepReport {
  readonly id: string;
  readonly title: string;
  /** Of lab.md, as all lines here. */
  readonly line: number;
  readonly state: 'passed' | 'failed' | 'blocked' | 'skipped';
  readonly milliseconds: number;
  readonly commands: readonly CommandReport[];
  readonly checks: readonly CheckReport[];
  readonly predictions: readonly PredictionReport[];
  /** Only with `--thorough`. */
  readonly mistakes: readonly MistakeReport[];
  /** What is wrong with the lab itself, though its solution may pass. */
  readonly defects: readonly Defect[];
  /** Why the step failed before its checks could be asked, which step blocks it, or why it is
   * skipped. */
  readonly reason?: string;
}

export interface CommandReport {
  readonly line: number;
  readonly text: string;
  /** Null where the command still ran, or was ended because its time was over. */
  readonly exitCode: number | null;
  /** Whether it printed what the text shows; not there where the text shows nothing. */
  readonly sample?: 'matches' | 'differs';
  /** The first difference, with its line in lab.md. */
  readonly difference?: NonNullable<SampleComparison['difference']>;
}

export interface CheckReport {
  readonly line: number;
  readonly name: string;
  readonly state: Verdict['state'];
  readonly expected: string;
  readonly seen: string;
  readonly fault: FaultSide | null;
  /** How long it was asked; that of others may be the same time. */
  readonly milliseconds: number;
  /** The author's reason that fits what was seen. */
  readonly because?: string;
  /** Only with `--thorough`: how the check stood before anything of its step was done. */
  readonly before?: CheckBefore;
}

/** `failed-without-container`: just before its step it passed, but not before the lab began. */
export type CheckBefore = 'failed' | 'failed-without-container' | 'passed';

export interface PredictionReport {
  readonly question: string;
  readonly predicted: string;
  /** In words: `17 httpd processes`. */
  readonly seen: string;
}

export interface MistakeReport {
  readonly line: number;
  /** What was done, in words. */
  readonly text: string;
  readonly caught: boolean;
  /** From its making until it was noticed, or nobody looked any more. */
  readonly milliseconds: number;
  /** The check that failed after it, and what it saw. */
  readonly by?: { readonly check: string; readonly seen: string };
}

/** Something that only the author can mend, at its line. */
export interface Defect {
  readonly line: number;
  readonly code: DefectCode;
  /** One sentence that tells what to write instead. */
  readonly message: string;
}

/** They keep their meaning for good, as those of lint do: docs/lint-codes.md has a section for each,
 * and a test compares the two. */
export const defectCodes = [
  'check-cannot-fail',
  'mistake-failed',
  'mistake-not-caught',
  'step-not-repeatable',
  'step-passes-undone',
] as const;

export type DefectCode = (typeof defectCodes)[number];

/** What a headless test tells while it goes on. */
export type TestEvent =
  | { readonly type: 'lab-started'; readonly loaded: LoadedLab }
  | {
      readonly type: 'step-started';
      readonly step: Step;
      readonly index: number;
      readonly count: number;
    }
  | {
      readonly type: 'before-looked';
      readonly looks: readonly { readonly check: Check; readonly before: CheckBefore }[];
    }
  | { readonly type: 'action-started'; readonly work: ActionWork }
  | { readonly type: 'build-step'; readonly step: BuildStep }
  | { readonly type: 'progress'; readonly line: string }
  | { readonly type: 'command-started'; readonly command: Command }
  | {
      readonly type: 'command-ended';
      readonly command: Command;
      readonly result: RanCommand;
      readonly report: CommandReport;
    }
  | { readonly type: 'question-answered'; readonly question: Question; readonly answer: string }
  | { readonly type: 'check-started'; readonly check: Check }
  | { readonly type: 'check-ended'; readonly check: Check; readonly verdict: Verdict }
  | { readonly type: 'prediction-measured'; readonly prediction: PredictionReport }
  | { readonly type: 'mistake-started'; readonly mistake: Mistake; readonly text: string }
  | { readonly type: 'mistake-ended'; readonly report: MistakeReport }
  | { readonly type: 'restoring'; readonly step: Step }
  | { readonly type: 'step-ended'; readonly report: StepReport }
  | { readonly type: 'kept'; readonly kept: KeptThings }
  | { readonly type: 'lab-ended'; readonly report: LabReport };
