// Which part of time the timeline shows. Pure.

/** What the student has chosen to see of it. */
export interface Zoom {
  /** Milliseconds, or everything that was kept. */
  readonly span: number | 'all';
  /** The right edge; `now` goes with the time. */
  readonly end: number | 'now';
}

/** What there is to choose from. */
export interface KnownTime {
  /** Where it begins, in milliseconds since the epoch. */
  readonly origin: number;
  readonly now: number;
}

/** What is shown, in milliseconds since the epoch. */
export interface TimeWindow {
  readonly from: number;
  readonly to: number;
}

/** The zooms that have a button each, in milliseconds. */
export const spans = [30_000, 90_000, 300_000, 'all'] as const;

export const usualZoom: Zoom = { span: 90_000, end: 'now' };

/** As long as less was seen the lines grow from the left into the empty window. */
export function timeWindow({ span, end }: Zoom, { origin, now }: KnownTime): TimeWindow {
  if (span === 'all') return { from: origin, to: Math.max(now, origin + leastSpan) };
  const to = Math.max(end === 'now' ? now : end, origin + span);
  return { from: to - span, to };
}

/** Nearer (a factor below 1) or farther, with one moment staying where it is. */
export function zoomed(zoom: Zoom, factor: number, around: number, time: KnownTime): Zoom {
  const { from, to } = timeWindow(zoom, time);
  const most = Math.max(time.now - time.origin, leastSpan);
  const span = Math.min(most, Math.max(leastSpan / 6, (to - from) * factor));
  const share = (around - from) / (to - from);
  return settled({ span, end: around + (1 - share) * span }, time);
}

/** The same span, so much later. */
export function panned(zoom: Zoom, by: number, time: KnownTime): Zoom {
  const { from, to } = timeWindow(zoom, time);
  return settled({ span: to - from, end: to + by }, time);
}

/** So that a moment can be seen: as it is where it can be seen already. */
export function showing(zoom: Zoom, at: number, time: KnownTime): Zoom {
  const { from, to } = timeWindow(zoom, time);
  if (at < from) return panned(zoom, at - from, time);
  return at > to ? panned(zoom, at - to, time) : zoom;
}

function settled({ span, end }: { span: number; end: number }, time: KnownTime): Zoom {
  const kept = Math.max(end, time.origin + span);
  return { span, end: kept >= time.now ? 'now' : kept };
}

/** A shorter time than that is not told apart. */
const leastSpan = 30_000;

/** Distances between the labels of an axis that is so many pixels wide, in milliseconds. */
export function tickDistance(span: number, pixels: number): number {
  const most = Math.max(1, Math.floor(pixels / 80));
  // However long a time a recording tells of, there are no more labels than have room.
  return distances.find((one) => span / one <= most) ?? Math.ceil(span / most / hour) * hour;
}

const hour = 3_600_000;

const distances = [
  1000, 2000, 5000, 15_000, 30_000, 60_000, 120_000, 300_000, 600_000, 900_000, 1_800_000,
];
