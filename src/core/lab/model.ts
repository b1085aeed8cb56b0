import type { ContainerSettings } from '../ports';

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
  /** Everything the step holds besides prose, in the order of the document. */
  readonly items: readonly StepItem[];
}

export type StepItem = Command | Action | Check | Hint | Question;

/** A command that the text shows after a prompt. */
export interface Command {
  readonly kind: 'command';
  readonly line: number;
  /** Its source lines joined by newlines, without prompts, right-trimmed. */
  readonly text: string;
  readonly target: CommandTarget;
  /** The prompt to the letter, with its trailing space. */
  readonly prompt: string;
  /** The output that the author shows below it; empty where there is none. */
  readonly sample: string;
  /** What the command does to the place where the following ones run. */
  readonly moves: 'enters-container' | 'leaves-container' | undefined;
  /** Stands without a prompt, so it is offered to copy or insert, but no test runs it. */
  readonly offeredOnly: boolean;
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
  | { readonly do: 'flood'; readonly count: number }
  | { readonly do: 'release' }
  | { readonly do: 'stop' }
  | { readonly do: 'open'; readonly view: 'threads' | 'page' };

/** A question to the real system with an expected answer. */
export interface Check {
  readonly kind: 'check';
  readonly line: number;
  readonly name: string;
  readonly probe: Probe;
  /** How long the check may wait for the expected state, in milliseconds. */
  readonly withinMilliseconds: number;
  /** Reasons and fixes of the author for a check that fails, first that fits. */
  readonly because: readonly Because[];
}

export interface Because {
  readonly when: Probe;
  readonly say: string;
  readonly fix: ActionWork['do'] | undefined;
}

/** What a check asks: the name of a check kind (core/checks) with that kind's own words. */
export interface Probe {
  readonly kind: string;
  readonly expects: unknown;
}

export interface Hint {
  readonly kind: 'hint';
  readonly line: number;
  readonly text: string;
}

/** A question to the student. A prediction is measured later, by a check's own words. */
export interface Question {
  readonly kind: 'question';
  readonly line: number;
  readonly id: string;
  readonly ask: string;
  /** The right answer: a number, a small sum over facts, or a text. */
  readonly answer: string | undefined;
  readonly predicts: Prediction | undefined;
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
  /** Stable, for suppressing and for looking up. */
  readonly code: string;
  /** One sentence that tells what to write instead. */
  readonly message: string;
}
