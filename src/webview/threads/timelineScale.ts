import type { HistoryPoint } from '../../protocol/threads';
import { shownPast } from './state';

// From points in time to places in the picture. Pure: the drawing is in timelineView.ts.

/** The three lines of the timeline. */
export type Series = 'threads' | 'processes' | 'connections';

/** Where in the picture the lines may be, in pixels. */
export interface Plot {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** What is shown of time and height. */
export interface Scale {
  readonly x: (at: number) => number;
  readonly y: (value: number) => number;
  /** Heights worth a line of the grid, 0 first. */
  readonly ticks: readonly number[];
}

/** Makes room for everything up to `highest`, with `now` at the right edge. */
export function makeScale(plot: Plot, now: number, highest: number): Scale {
  const step = tickStep(highest);
  const top = step * 3;
  return {
    x: (at) => {
      const share = 1 - (now - at) / shownPast;
      return plot.left + Math.min(1, Math.max(0, share)) * (plot.right - plot.left);
    },
    y: (value) => plot.bottom - (value / top) * (plot.bottom - plot.top),
    ticks: [0, 1, 2, 3].map((index) => index * step),
  };
}

/** The smallest round number of which three reach the highest value. */
function tickStep(highest: number): number {
  const wanted = Math.max(1, highest / 3);
  const power = 10 ** Math.floor(Math.log10(wanted));
  const factor = [1, 2, 4, 5, 10].find((one) => one * power >= wanted) ?? 10;
  return factor * power;
}

/** The SVG path of one line: level until the next point, since nothing is known in between. */
export function stepPath(
  history: readonly HistoryPoint[],
  series: Series,
  scale: Scale,
  now: number,
): string {
  // Time goes on without new points, so more than one may lie before the shown past by now.
  const lastOutside = history.findLastIndex(({ at }) => at <= now - shownPast);
  const [first, ...later] = history.slice(Math.max(0, lastOutside));
  if (first === undefined) return '';
  const rest = later.map(
    (point) => `H${rounded(scale.x(point.at))}V${rounded(scale.y(point[series]))}`,
  );
  return [
    `M${rounded(scale.x(first.at))} ${rounded(scale.y(first[series]))}`,
    ...rest,
    `H${rounded(scale.x(now))}`,
  ].join('');
}

/** The highest value of all lines. */
export function highestOf(history: readonly HistoryPoint[]): number {
  return history.reduce(
    (most, { threads, processes, connections }) => Math.max(most, threads, processes, connections),
    0,
  );
}

/** What was so at a time: the last point before it. */
export function pointAt(history: readonly HistoryPoint[], time: number): HistoryPoint | undefined {
  return history.findLast(({ at }) => at <= time);
}

function rounded(pixels: number): string {
  return String(Math.round(pixels * 10) / 10);
}
