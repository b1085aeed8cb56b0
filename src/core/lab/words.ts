import type { FloodProfile } from '../flood/floodPlan';
import type { ActionWork } from './model';

// The words of the lab format as they stand in YAML: schemas/lab.schema.json in TypeScript. What
// has been validated has one of these shapes.

/** The parts of the format that stand in YAML of their own, by their name in the schema. */
export interface LabWords {
  readonly frontMatter: FrontMatterWords;
  readonly step: StepWords | null;
  readonly action: WorkWords | readonly WorkWords[];
  readonly check: CheckWords;
  readonly question: QuestionWords;
  readonly solution: DoingWords | readonly DoingWords[];
  readonly mistake: DoingWords | readonly DoingWords[];
  readonly only: OnlyWords;
  readonly command: CommandWords;
}

export interface FrontMatterWords {
  readonly format?: 1;
  readonly lab?: string;
  readonly title?: string;
  readonly time?: string;
  readonly container?: ContainerWords;
  readonly facts?: Readonly<Record<string, FactWords>>;
  readonly gate?: GateWords;
}

export type GateWords = boolean | 'needs' | 'answers';

export interface ContainerWords {
  readonly container_name: string;
  readonly image?: string;
  readonly build?: string | { readonly context: string; readonly args?: VariableWords };
  readonly ports?: readonly string[];
  readonly cap_add?: readonly string[];
  readonly environment?: VariableWords;
  readonly pids_limit?: number;
  readonly mem_limit?: string;
  readonly tty?: boolean;
}

export type VariableWords = Readonly<Record<string, string | number | boolean>>;

export interface FactWords {
  readonly file: string;
  readonly within?: string;
  readonly match: string;
}

export interface StepWords {
  readonly id?: string;
  readonly needs?: string | readonly string[];
  readonly time?: string;
  readonly gate?: GateWords;
}

export type WorkWords =
  | 'build'
  | 'run'
  | 'release'
  | 'stop'
  | { readonly exec: string }
  | { readonly terminal: string }
  | { readonly flood: number | FloodWords }
  | { readonly open: 'threads' | 'page' };

export interface FloodWords {
  readonly count: number;
  readonly port?: number;
  readonly profile?: FloodProfile;
  readonly ramp?: string;
  readonly replace?: boolean;
  readonly for?: string;
}

export type DoingWords =
  | WorkWords
  | { readonly run: string }
  | { readonly answer: Readonly<Record<string, string | number>> };

export interface OnlyWords {
  readonly os?: OneOrMore<'linux' | 'mac' | 'windows'>;
  readonly engine?: OneOrMore<'docker' | 'podman'>;
  readonly architecture?: OneOrMore<'x64' | 'arm64'>;
}

export type OneOrMore<Word> = Word | readonly Word[];

export interface CommandWords {
  readonly until?: 'enter' | 'ctrl-c' | 'release';
  readonly within?: string;
  readonly may_fail?: boolean;
}

/** The kinds of probe with their own words, which core/checks knows; exactly one stands here. */
export type ProbeWords = Readonly<Record<string, unknown>>;

export interface CheckWords extends ProbeWords {
  readonly name: string;
  readonly within?: string;
  readonly for?: string;
  readonly then?: OneOrMore<StageWords>;
  readonly because?: readonly BecauseWords[];
}

export interface StageWords extends ProbeWords {
  readonly within?: string;
  readonly for?: string;
}

export interface BecauseWords {
  readonly when: ProbeWords;
  readonly say: string;
  readonly fix?: ActionWork['do'];
}

export interface QuestionWords {
  readonly id?: string;
  readonly ask: string;
  readonly type?: 'number' | 'text';
  readonly choices?: readonly (string | number)[];
  readonly answer?: number | string;
  readonly feedback?: readonly { readonly when: string | number; readonly say: string }[];
  readonly predicts?: PredictionWords;
}

export interface PredictionWords {
  readonly processes?: object;
  readonly threads?: object;
  readonly connections?: 'established' | 'queued';
  readonly during: string;
}
