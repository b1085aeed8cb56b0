import type { HistoryPoint } from './historyPoint';

/** More than a timeline has pixels for; a scene with all of them is 100 kB. */
export const mostPoints = 1200;

/** As many points at most as are asked for, with the heights of all others: of each stretch of time the
 * first one, the one with most threads, the one with most connections and the one with the longest queue. */
export function thinnedHistory(
  points: readonly HistoryPoint[],
  most = mostPoints,
): readonly HistoryPoint[] {
  const [first] = points;
  const last = points.at(-1);
  if (points.length <= most || first === undefined || last === undefined) return points;
  // Never no time at all: a file may tell any number of points of one moment.
  const stretch = Math.max(1, (last.at - first.at) / Math.max(1, Math.floor((most - 1) / 4)));
  const kept: HistoryPoint[] = [];
  let begin = 0;
  while (begin < points.length) {
    const start = points[begin] ?? first;
    let end = begin + 1;
    while (end < points.length && (points[end] ?? last).at < start.at + stretch) end += 1;
    kept.push(...tellingOf(points.slice(begin, end)));
    begin = end;
  }
  if (kept.at(-1) !== last) kept.push(last);
  return kept;
}

function tellingOf(points: readonly HistoryPoint[]): readonly HistoryPoint[] {
  const highest = (height: (point: HistoryPoint) => number): HistoryPoint | undefined =>
    points.reduce<HistoryPoint | undefined>(
      (top, point) => (top === undefined || height(point) > height(top) ? point : top),
      undefined,
    );
  const telling = new Set([
    points[0],
    highest(({ threads }) => threads),
    highest(({ connections }) => connections),
    highest(({ queued }) => queued),
  ]);
  return points.filter((point) => telling.has(point));
}
