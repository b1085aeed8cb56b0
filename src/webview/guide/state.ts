import type { GuideStep } from '../../core/guide/page';
import { isCounted, passageOf, type Passage } from '../../core/progress/passage';
import type { GuideScene, LiveStep, ToGuide } from '../../protocol/guide';
import { withGuideChange } from '../../protocol/guideChange';

/** The scene after a message; undefined as long as none has come. */
export function applyMessage(
  scene: GuideScene | undefined,
  message: ToGuide,
): GuideScene | undefined {
  if (message.type === 'scene') return message.scene;
  if (message.type === 'go' || scene === undefined) return scene;
  return { ...scene, ...withGuideChange(scene, message.change) };
}

/** How a step stands. */
export function liveOf({ steps }: GuideScene, { id }: GuideStep): LiveStep {
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

/** The step to begin with: the first that is still to be done, once there was one that was done. */
export function firstOpen(scene: GuideScene): GuideStep | undefined {
  const { steps } = scene.page;
  const isOver = (step: GuideStep): boolean =>
    ['passed', 'skipped', 'unchecked'].includes(liveOf(scene, step).state);
  const hasBegun = steps.some((step) => liveOf(scene, step).state === 'passed');
  return (hasBegun ? steps.find((step) => !isOver(step)) : undefined) ?? steps[0];
}

/**
 * The step that is shown: the one that was, where it is still there. Where it has another title by now,
 * and so another id, it is the one at its place.
 * @param before the scene in which it was shown
 */
export function shownStep(
  scene: GuideScene,
  id: string | undefined,
  before?: GuideScene,
): GuideStep | undefined {
  const { steps } = scene.page;
  const known = steps.find((step) => step.id === id);
  if (known !== undefined || before?.lab !== scene.lab) return known ?? firstOpen(scene);
  const place = before.page.steps.findIndex((step) => step.id === id);
  return place === -1 ? firstOpen(scene) : (steps[place] ?? steps.at(-1));
}
