import type { SamplePart } from '../samples/markedSample';

// The guide's page of a lab as plain data: what its text says, in the order of the text, and nothing
// of any run. Whatever is `html` was made here, by markdown-it with raw HTML off.

/** What a lab's page is made of, step by step, without what they say. */
export interface GuideOutline {
  readonly title: string;
  readonly minutes: number | undefined;
  readonly steps: readonly GuideEntry[];
}

/** What is known of a step before it is shown. */
export interface GuideEntry {
  readonly id: string;
  readonly title: string;
  readonly minutes: number | undefined;
  /** Names by which a link of the text may mean this step, or a place in it. */
  readonly anchors: readonly string[];
}

/** One step with all it says. */
export interface GuideStep extends GuideEntry {
  /** What stands before the first step; empty in all others. */
  readonly introduction: readonly GuideBlock[];
  /** Where its commands run, each place once. */
  readonly places: readonly GuidePlace[];
  readonly blocks: readonly GuideBlock[];
  readonly hints: number;
  /** What solves the step, a line each, where its author says so. */
  readonly solution: readonly string[];
}

export type GuideBlock =
  | { readonly kind: 'prose' | 'note'; readonly html: string }
  | GuideGroup
  | { readonly kind: 'commands'; readonly commands: readonly GuideCommand[] }
  | (GuidePart & { readonly kind: 'action'; readonly title: string })
  | (GuidePart & { readonly kind: 'check'; readonly name: string })
  | GuideQuestion;

/** A list or quote that holds more than prose. */
export interface GuideGroup {
  readonly kind: 'group';
  readonly tag: 'ul' | 'ol' | 'li' | 'blockquote' | 'div';
  /** The first number of a list. */
  readonly start: number | undefined;
  readonly blocks: readonly GuideBlock[];
}

/** What something in the page is called by: its place among its step's items, and what it does. */
export interface GuidePart {
  readonly part: number;
  readonly deed: string;
}

/** Where a command runs; `repl` is the prompt of another program. */
export type GuidePlace = 'host' | 'container' | 'repl';

export interface GuideCommand extends GuidePart {
  readonly place: GuidePlace;
  /** The container that it enters or runs in, where that is not the lab's own. */
  readonly container?: string;
  /** Lines that stand in the block above it, and are nobody's output. */
  readonly above: string;
  readonly prompt: string;
  readonly text: string;
  readonly sample: readonly (readonly SamplePart[])[];
  /** What its one button does: it runs, is only put at the prompt, opens a shell inside, or leaves. */
  readonly does: 'run' | 'insert' | 'enter' | 'leave' | 'nothing';
}

export interface GuideQuestion extends GuidePart {
  readonly kind: 'question';
  readonly ask: string;
  readonly type: 'choice' | 'number' | 'text';
  readonly choices: readonly string[];
  readonly isPrediction: boolean;
}

/** What the page asks its host for. */
export interface GuideHost {
  /** The address of a picture, by its path as the text has it; undefined where it may not be shown. */
  picture(path: string): string | undefined;
  /** A text with ports and facts in the places that name them. */
  fill(text: string): string;
}
