import type { GuideChange, GuideLive } from './guide';

/** How what changes in a page differs from what was sent before; undefined where it does not. */
export function guideChange(before: GuideLive, after: GuideLive): GuideChange | undefined {
  const steps = Object.fromEntries(
    Object.entries(after.steps).filter(([id, step]) => !isSame(before.steps[id], step)),
  );
  if (!isSame(before.situation, after.situation)) return { situation: after.situation, steps };
  return Object.keys(steps).length === 0 ? undefined : { steps };
}

/** What comes of it. */
export function withGuideChange(live: GuideLive, change: GuideChange): GuideLive {
  return {
    situation: change.situation ?? live.situation,
    steps: { ...live.steps, ...change.steps },
  };
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
