import type { HistoryPoint } from '../../protocol/threads';
import type { TimeWindow } from './timeWindow';

// From points in time to what the chart draws. Pure.

/** The lines of the timeline. */
export type Series = 'threads' | 'processes' | 'connections' | 'queued';

/** In the order in which they are drawn, so that the line of the threads lies on top. */
export const drawnSeries = ['queued', 'connections', 'processes', 'threads'] as const;

/** The columns of the chart: times, then one for each line. */
export type Columns = readonly [times: readonly number[], ...values: (readonly number[])[]];

/** What lies in the window, thinned to what its pixels can show, level to its right end or to now. */
export function columnsOf(
  history: readonly HistoryPoint[],
  { from, to }: TimeWindow,
  now: number,
  pixels: number,
): Columns {
  const last = history.findLastIndex(({ at }) => at <= to);
  const first = history.findLastIndex(({ at }, index) => at <= from && index <= last);
  const inside = history.slice(Math.max(0, first), last + 1);
  const points = thinned(inside, (to - from) / Math.max(1, pixels));
  const end = points.at(-1);
  const goesTo = Math.min(now, to);
  const whole = end !== undefined && end.at < goesTo ? [...points, { ...end, at: goesTo }] : points;
  return [
    whole.map(({ at }) => Math.max(at, from)),
    ...drawnSeries.map((name) => whole.map((point) => point[name])),
  ];
}

/** Of each pixel its first and last point, and its highest and lowest. */
function thinned(points: readonly HistoryPoint[], width: number): readonly HistoryPoint[] {
  const kept = new Set<HistoryPoint>();
  let pixel = NaN;
  let seen: readonly [first: HistoryPoint, low: HistoryPoint, high: HistoryPoint] | undefined;
  let last: HistoryPoint | undefined;
  const close = (): void => {
    if (seen === undefined || last === undefined) return;
    for (const point of [...seen, last]) kept.add(point);
  };
  for (const point of points) {
    const at = Math.floor(point.at / width);
    if (at !== pixel || seen === undefined) {
      close();
      pixel = at;
      seen = [point, point, point];
    } else {
      const [first, low, high] = seen;
      seen = [first, point.threads < low.threads ? point : low, high];
      if (height(point) > height(high)) seen = [first, seen[1], point];
    }
    last = point;
  }
  close();
  return [...kept].sort((one, other) => one.at - other.at);
}

function height({ threads, connections }: HistoryPoint): number {
  return Math.max(threads, connections);
}

/** Heights worth a line of the grid, 0 first: the smallest round ones of which three reach the highest. */
export function heightTicks(highest: number): readonly number[] {
  const wanted = Math.max(1, highest / 3);
  const power = 10 ** Math.floor(Math.log10(wanted));
  const factor = [1, 2, 4, 5, 10].find((one) => one * power >= wanted) ?? 10;
  return [0, 1, 2, 3].map((index) => index * factor * power);
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
