import type { FloodPlan } from '../flood/floodPlan';
import type { ContainerSettings } from '../ports';
import type { ProblemCode } from './problemCodes';

// A lab as plain data. Everything shown or run is derived from it; `line`s count from 1 in lab.md.

/** One lab: what its lab.md says, with nothing of any run. */
export interface Lab {
  readonly id: string;
  readonly title: string;
  /** How long a student needs, in minutes, where the author says. */
  readonly minutes: number | undefined;
  readonly container: ContainerPlan | undefined;
  /** Numbers and words to be read from the real container, by name. */
  readonly facts: Readonly<Record<string, FactSource>>;
  /** Where the whole lab can be done; undefined where that is everywhere. */
  readonly only: Only | undefined;
  readonly steps: readonly Step[];
}

/** The container a lab works in, in the words of a Compose service. */
export interface ContainerPlan extends ContainerSettings {
  readonly name: string;
  readonly source:
    | { readonly kind: 'image'; readonly image: string }
    | {
        readonly kind: 'build';
        /** Relative to the lab's folder. */
        readonly context: string;
        readonly args: Readonly<Record<string, string>>;
      };
}

/** Where a fact stands: the first match after `within` in a file of the container. */
export interface FactSource {
  /** Absolute, or relative to the container's working directory. */
  readonly file: string;
  /** A literal text that must stand before the match. */
  readonly within: string | undefined;
  /** A regular expression whose first group is the value. */
  readonly match: string;
}

/** A `##` section of lab.md. */
export interface Step {
  readonly id: string;
  readonly title: string;
  readonly line: number;
  readonly minutes: number | undefined;
  /** Ids of the steps that must be passed before this one can be. */
  readonly needs: readonly string[];
  /** What must have been done before its parts can be; undefined where they are free. */
  readonly gate?: Gate;
  /** Where the step can be done; undefined where that is everywhere. */
  readonly only: Only | undefined;
  /** Everything the step holds besides prose, in the order of the document. */
  readonly items: readonly StepItem[];
}

/** What a step's parts wait for. */
export interface Gate {
  /** The steps that it needs, or all before it where it names none, must be passed. */
  readonly needs: boolean;
  /** The questions that stand before a part must be answered. */
  readonly answers: boolean;
}

export type StepItem = Command | Action | Check | Hint | Note | Question | Solution | Mistake;

/** Systems that a step or a lab is for: one of each list, where there is a list. */
export interface Only {
  readonly os: readonly ('linux' | 'mac' | 'windows')[] | undefined;
  readonly engine: readonly ('docker' | 'podman')[] | undefined;
  readonly architecture: readonly ('x64' | 'arm64')[] | undefined;
}

/** A command that the text shows after a prompt. */
export interface Command {
  readonly kind: 'command';
  readonly line: number;
  /** Its source lines joined by newlines, without prompts, right-trimmed. */
  readonly text: string;
  readonly target: CommandTarget;
  /** The prompt to the letter, with its trailing space; empty in a block of shell lines. */
  readonly prompt: string;
  /** The output that the author shows below it; empty where there is none. */
  readonly sample: string;
  /** What the command does to the place where the following ones run. */
  readonly moves: 'enters-container' | 'leaves-container' | undefined;
  /** The container that it enters or runs in, by the text's own words, where the lab has none. */
  readonly container?: string;
  /** All that tells it from output or from a comment is its look, so it is offered to insert, but no
   * test runs it. */
  readonly offeredOnly: boolean;
  /** What the author says of how the commands of this block run. */
  readonly manner: CommandManner | undefined;
}

/** How a command runs, where that is not: to its end, within the usual time, with exit code 0. */
export interface CommandManner {
  /** It goes on running, and is up once its sample has appeared: what ends it. */
  readonly until: 'enter' | 'ctrl-c' | 'release' | undefined;
  /** How long it may take: to its end, or until its sample has appeared. */
  readonly withinMilliseconds: number | undefined;
  /** Any exit code is good. */
  readonly mayFail: boolean;
}

/** Where a command runs; `repl` is another program's prompt, which is shown but never run. */
export type CommandTarget = 'host' | 'container' | 'repl';

/** Something a step does, as data: the same object for the UI, a terminal, a test and the CLI. */
export interface Action {
  readonly kind: 'action';
  readonly line: number;
  readonly work: ActionWork;
}

export type ActionWork =
  | { readonly do: 'build' }
  | { readonly do: 'run' }
  | { readonly do: 'exec'; readonly command: string }
  | { readonly do: 'terminal'; readonly command: string }
  | FloodWork
  | { readonly do: 'release' }
  | { readonly do: 'stop' }
  | { readonly do: 'open'; readonly view: 'threads' | 'page' };

/** A flood as far as its author says how it is to go. */
export interface FloodWork extends Partial<Omit<FloodPlan, 'count'>> {
  readonly do: 'flood';
  readonly count: number;
  /** Of the container; else the first that it publishes. */
  readonly port?: number;
}

/** A question to the real system with an expected answer. */
export interface Check {
  readonly kind: 'check';
  readonly line: number;
  readonly name: string;
  readonly probe: Probe;
  /** How long the check may wait for the expected state, in milliseconds. */
  readonly withinMilliseconds: number;
  /** How long the expected state must last, in milliseconds; 0 where one look is enough. */
  readonly forMilliseconds: number;
  /** What must be seen after it, one after the other. */
  readonly then: readonly Stage[];
  /** Reasons and fixes of the author for a check that fails, first that fits. */
  readonly because: readonly Because[];
}

/** What a check expects after what it expected first. */
export interface Stage {
  readonly probe: Probe;
  readonly withinMilliseconds: number;
  readonly forMilliseconds: number;
}

export interface Because {
  readonly when: Probe;
  readonly say: string;
  readonly fix: ActionWork['do'] | undefined;
}

/** What a check asks: the name of a check kind (core/checks) with that kind's own words. What these
 * name of the lab, a question or a command, stands here itself (namedItems.ts). */
export interface Probe {
  readonly kind: string;
  readonly expects: unknown;
}

export interface Hint {
  readonly kind: 'hint';
  readonly line: number;
  readonly text: string;
}

/** A text that only Live Labs shows: in any other reader of Markdown it is a comment. */
export interface Note {
  readonly kind: 'note';
  readonly line: number;
  readonly text: string;
}

/** What solves the step, where that is not its own commands and actions in their order. */
export interface Solution {
  readonly kind: 'solution';
  readonly line: number;
  readonly doings: readonly Doing[];
}

/** Something wrong to do, after which the step's checks must fail. */
export interface Mistake {
  readonly kind: 'mistake';
  readonly line: number;
  readonly doings: readonly Doing[];
}

/** An action, or answers to questions by their id. */
export type Doing =
  ActionWork | { readonly do: 'answer'; readonly answers: Readonly<Record<string, string>> };

/** A question to the student. A prediction is measured later, by a check's own words. */
export interface Question {
  readonly kind: 'question';
  readonly line: number;
  readonly id: string;
  readonly ask: string;
  /** What an answer is; a choice is one of `choices`. */
  readonly type: 'choice' | 'number' | 'text';
  readonly choices: readonly string[];
  /** The right answer: a number, a small sum over facts, or a text. */
  readonly answer: string | undefined;
  /** What to say to wrong answers; the first that fits. */
  readonly feedback: readonly Feedback[];
  readonly predicts: Prediction | undefined;
}

export interface Feedback {
  /** An answer as it would be given, or an amount that it lies in: `'> 17'`. */
  readonly when: string;
  readonly say: string;
}

export interface Prediction {
  readonly probe: Probe;
  /** Id of the step after whose checks the prediction is compared with what is seen. */
  readonly during: string;
}

/** Something wrong with a lab's text, at its place. Line and column count from 1 (UTF-16 units). */
export interface Problem {
  readonly line: number;
  readonly column: number;
  readonly severity: 'error' | 'warning';
  /** Stable, for looking up. */
  readonly code: ProblemCode;
  /** One sentence that tells what to write instead. */
  readonly message: string;
}
