import type { GuideEntry } from '../../core/guide/page';
import { isCounted, passageOf, type Passage } from '../../core/progress/passage';
import type { GuideScene, LiveStep, ToGuide } from '../../protocol/guide';
import { withGuideChange } from '../../protocol/guideChange';

/** The scene after a message; undefined as long as none has come. */
export function applyMessage(
  scene: GuideScene | undefined,
  message: ToGuide,
): GuideScene | undefined {
  if (message.type === 'scene') return message.scene;
  if (message.type !== 'change' || scene === undefined) return scene;
  return { ...scene, ...withGuideChange(scene, message.change) };
}

/** How a step stands. */
export function liveOf({ steps }: GuideScene, { id }: GuideEntry): LiveStep {
  return steps[id] ?? unknown;
}

const unknown: LiveStep = {
  state: 'open',
  words: '',
  why: undefined,
  checks: {},
  hints: [],
  answers: {},
  ran: {},
};

/** How far a student is, and what is left. */
export interface LivePassage extends Passage {
  /** What the steps that are left take; undefined where the lab does not say. */
  readonly minutesLeft: number | undefined;
}

/** How far a student is in the lab of a scene. */
export function livePassageOf(scene: GuideScene): LivePassage {
  const steps = scene.page.steps.map((step) => ({ ...liveOf(scene, step), of: step }));
  const left = steps
    .filter(({ state }) => isCounted(state) && state !== 'passed')
    .map(({ of }) => of.minutes);
  return {
    ...passageOf(steps.map(({ state }) => state)),
    minutesLeft: left.some((minutes) => minutes !== undefined)
      ? left.reduce<number>((sum, minutes = 0) => sum + minutes, 0)
      : undefined,
  };
}
