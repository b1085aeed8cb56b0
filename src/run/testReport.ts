import type { FaultSide, Verdict } from '../core/checks/verdict';
import type { ActionWork, Check, Command, Question, Step } from '../core/lab/model';
import type { BuildStep } from '../core/ports';
import type { LoadedLab } from './loadLab';
import type { RanCommand } from './labRun';

/** How one lab fared in a headless test; the counts are of steps. */
export interface LabReport {
  readonly lab: string;
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly steps: readonly StepReport[];
}

export interface StepReport {
  readonly id: string;
  readonly title: string;
  readonly state: 'passed' | 'failed' | 'blocked' | 'skipped';
  readonly milliseconds: number;
  readonly commands: readonly CommandReport[];
  readonly checks: readonly CheckReport[];
  readonly predictions: readonly PredictionReport[];
  /** Why the step failed before its checks could be asked, or which step blocks it. */
  readonly reason?: string;
}

export interface CommandReport {
  readonly text: string;
  /** Null where the command was ended because its time was over. */
  readonly exitCode: number | null;
}

export interface CheckReport {
  readonly name: string;
  readonly state: Verdict['state'];
  readonly expected: string;
  readonly seen: string;
  readonly fault: FaultSide | null;
}

export interface PredictionReport {
  readonly question: string;
  readonly predicted: string;
  /** In words: `17 httpd processes`. */
  readonly seen: string;
}

/** What a headless test tells while it goes on. */
export type TestEvent =
  | { readonly type: 'lab-started'; readonly loaded: LoadedLab }
  | {
      readonly type: 'step-started';
      readonly step: Step;
      readonly index: number;
      readonly count: number;
    }
  | { readonly type: 'action-started'; readonly work: ActionWork }
  | { readonly type: 'build-step'; readonly step: BuildStep }
  | { readonly type: 'progress'; readonly line: string }
  | { readonly type: 'command-ended'; readonly command: Command; readonly result: RanCommand }
  | { readonly type: 'question-answered'; readonly question: Question; readonly answer: string }
  | { readonly type: 'check-started'; readonly check: Check }
  | { readonly type: 'check-ended'; readonly check: Check; readonly verdict: Verdict }
  | { readonly type: 'prediction-measured'; readonly prediction: PredictionReport }
  | { readonly type: 'step-ended'; readonly report: StepReport }
  | { readonly type: 'lab-ended'; readonly report: LabReport };
