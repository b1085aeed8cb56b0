/** A recording that is played: which moment is seen, and how fast it goes on. Pure. */
export interface Playback {
  readonly isPlaying: boolean;
  readonly speed: Speed;
}

export const speeds = [1, 4] as const;

export type Speed = (typeof speeds)[number];

export const stopped: Playback = { isPlaying: false, speed: 1 };

/** The moment after so much time has passed, and whether the end was reached by then. */
export function played(
  at: number,
  elapsed: number,
  { speed }: Playback,
  end: number,
): { readonly at: number; readonly isOver: boolean } {
  const next = at + elapsed * speed;
  return next >= end ? { at: end, isOver: true } : { at: next, isOver: false };
}
