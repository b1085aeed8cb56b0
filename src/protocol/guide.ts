import type { GuideOutline, GuideStep } from '../core/guide/page';
import type { FaultSide } from '../core/checks/verdict';
import type { StepState } from '../core/progress/stepState';
import type { LiveFlood } from './guideFlood';
import type { LiveRun, PlaceState } from './guideRuns';

// What the guide and its host say to each other. The host owns the truth: the view can be made anew
// from one `scene` at any moment. What the view sends names things of the lab by their ids, and the
// host looks up what they are; of its own words it sends none but an answer's.

/** From the host to the view. */
export type ToGuide =
  | { readonly type: 'scene'; readonly scene: GuideScene }
  /** What differs from what was sent before; sent only after a `scene`. */
  | { readonly type: 'change'; readonly change: GuideChange }
  /** What a step says, of the page that was sent last. */
  | { readonly type: 'step'; readonly step: GuideStep }
  /** How the lab's flood stands; sent after each `scene`. */
  | {
      readonly type: 'flood';
      readonly flood: LiveFlood | undefined;
      /** The host's time, in milliseconds since the epoch. */
      readonly at: number;
    }
  /** Somebody wants to see this step. */
  | { readonly type: 'go'; readonly step: string };

/** All there is to draw. */
export interface GuideScene extends GuideLive {
  /** By which the host finds the lab again when it brings the view back. */
  readonly lab: string;
  readonly page: GuideOutline;
  /** The step that the view shows; all others are asked for when they are to be seen. */
  readonly step: GuideStep | undefined;
}

/** What changes while the page is open. */
export interface GuideLive {
  readonly situation: GuideSituation;
  /** By the steps' ids. */
  readonly steps: Readonly<Record<string, LiveStep>>;
}

/** The parts of it that have changed, each as a whole. */
export interface GuideChange {
  readonly situation?: GuideSituation;
  readonly steps: Readonly<Record<string, LiveStep>>;
}

/** What can be done in the page now. */
export interface GuideSituation {
  /** The name of the lab's container; undefined for a lab that has none. */
  readonly container: string | undefined;
  readonly isRunning: boolean;
  /** Whether a command of each place finds a shell that waits for it. */
  readonly shells: Readonly<Record<'host' | 'container', PlaceState>>;
  /** The same of containers that are not the lab's own, by their names. */
  readonly inside?: Readonly<Record<string, PlaceState>>;
  /** Whether buttons that do something are of any use. */
  readonly canAct: boolean;
  /** Why something is missing and what to do, as a sentence. */
  readonly say: string | undefined;
  /** What a button can do about it. */
  readonly offer: 'retry' | 'trust' | undefined;
}

/** A step that is to be passed before another. */
export interface NeededStep {
  readonly id: string;
  readonly title: string;
}

/** What a gate of the lab keeps back of a step. */
export interface LiveGate {
  /** What is to be passed before anything of it can be done; empty where nothing is. */
  readonly steps: readonly NeededStep[];
  /** The places of what waits for the answer to a question above it. */
  readonly waiting: readonly number[];
}

/** How a step stands. What belongs to a part of it is found by that part's place in the step. */
export interface LiveStep {
  readonly state: StepState['kind'];
  /** The state as it is said of the step, and why it is so where there is more to say. */
  readonly words: string;
  readonly why: string | undefined;
  /** What is to be passed before it; a step without a gate can be done all the same. */
  readonly needs?: readonly NeededStep[];
  /** Undefined where all of it is open. */
  readonly gate?: LiveGate;
  readonly checks: Readonly<Record<number, LiveCheck>>;
  /** The hints that were told so far, as HTML. */
  readonly hints: readonly string[];
  readonly answers: Readonly<Record<number, LiveAnswer>>;
  /** What became of what was run in a terminal. */
  readonly ran: Readonly<Record<number, LiveRun>>;
}

/** What a check has found. */
export interface LiveCheck {
  readonly state: 'passed' | 'failed';
  readonly expected: string;
  readonly seen: string;
  /** The author's reason. */
  readonly because: string | undefined;
  readonly fault: FaultSide | undefined;
  /** What the button that mends it says; undefined where no button can. */
  readonly fix: string | undefined;
  readonly evidence: readonly string[];
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** What was answered, and what is to be said of it. */
export interface LiveAnswer {
  readonly text: string;
  readonly is: 'right' | 'wrong' | 'accepted' | 'open' | 'unfit' | 'missing';
  readonly say: string | undefined;
  /** What was really seen of what was predicted, in words. */
  readonly measured: string | undefined;
}

/** From the view to the host. */
export type FromGuide =
  /** The view has been made, and shows this step, if it showed any before. */
  | { readonly type: 'ready'; readonly step: string | undefined }
  /** Wants to know what a step says. */
  | { readonly type: 'show'; readonly step: string }
  /** Runs a command or an action, or from it on all that its block shows; puts a command at the
   * prompt, copies it, ends it, or shows the terminal that it was run in. */
  | (PartOfStep & { readonly type: PartWish; readonly deed: string })
  | (PartOfStep & { readonly type: 'answer'; readonly text: string })
  /** Does what would mend a failed check. */
  | (PartOfStep & { readonly type: 'fix' })
  | { readonly type: 'check' | 'hint'; readonly step: string }
  | { readonly type: 'wish'; readonly wish: GuideWish };

/** What is wanted of a command or an action. */
export type PartWish = 'run' | 'runAll' | 'insert' | 'copy' | 'stop' | 'terminal';

/** Something of a step, by its place among the step's items. */
export interface PartOfStep {
  readonly step: string;
  readonly part: number;
}

export type GuideWish = (typeof wishes)[number];

const wishes = ['threads', 'retry', 'trust', 'release', 'changeFlood'] as const;

/** UTF-16 units of the longest answer that is taken. */
export const longestAnswer = 2000;

/** UTF-16 units of the longest name: a step's id is at most its title. */
const longestName = 1000;

/** Whether a message from a view, which is not trusted, is one that we know. */
export function isFromGuide(message: unknown): message is FromGuide {
  if (typeof message !== 'object' || message === null) return false;
  const { type, step, part, deed, text, wish } = message as Record<string, unknown>;
  switch (type) {
    case 'ready':
      return step === undefined || isName(step);
    case 'show':
      return isName(step);
    case 'run':
    case 'runAll':
    case 'insert':
    case 'copy':
    case 'stop':
    case 'terminal':
      return isName(step) && isPlace(part) && isName(deed);
    case 'answer':
      return (
        isName(step) && isPlace(part) && typeof text === 'string' && text.length <= longestAnswer
      );
    case 'fix':
      return isName(step) && isPlace(part);
    case 'check':
    case 'hint':
      return isName(step);
    case 'wish':
      return wishes.some((known) => known === wish);
    default:
      return false;
  }
}

function isName(value: unknown): boolean {
  return typeof value === 'string' && value !== '' && value.length <= longestName;
}

function isPlace(value: unknown): boolean {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}
