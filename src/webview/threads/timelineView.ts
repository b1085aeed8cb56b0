import { counted } from '../../core/base/words';
import type { SourceName } from '../../core/threads/snapshot';
import type { HistoryPoint } from '../../protocol/threads';
import { make, makeDecoration, makeSvg, setAttribute, setShown, setText } from './dom';
import type { Mark } from './state';
import { TimelineGrid } from './timelineGrid';
import { highestOf, makeScale, type Plot, pointAt, type Series, stepPath } from './timelineScale';
import { sourceWords } from './words';

/** What the timeline shows. */
export interface Timeline {
  readonly history: readonly HistoryPoint[];
  readonly marks: readonly Mark[];
  /** Threads when all workers have been started. */
  readonly threadsAtLimit: number | undefined;
  readonly source: SourceName;
  /** The right edge, in milliseconds since the epoch. */
  readonly now: number;
}

/** Threads, processes and connections over the last 90 seconds, as lines in steps. */
export class TimelineView {
  readonly element = make('section', 'timeline');
  readonly #picture = makeSvg('svg', 'picture');
  readonly #grid = new TimelineGrid();
  readonly #lines = series.map((name) => ({ name, path: makeSvg('path', `series ${name}`) }));
  readonly #counts = [...series].reverse().map((name) => ({ name, text: make('span', 'count') }));
  readonly #source = make('p', 'source');
  #shown: Timeline | undefined;
  #width = 0;

  constructor() {
    const key = make('ul', 'key');
    key.role = 'list';
    for (const { name, text } of this.#counts)
      key.append(make('li', '', makeDecoration(`stroke ${name}`), text));
    this.#picture.role = 'img';
    this.#picture.append(this.#grid.element, ...this.#lines.map(({ path }) => path));
    this.element.ariaLabel = 'Timeline';
    this.element.append(make('div', 'captions', key, this.#source), this.#picture);
    new ResizeObserver(([entry]) => {
      this.#width = entry?.contentRect.width ?? 0;
      if (this.#shown !== undefined) this.draw(this.#shown);
    }).observe(this.#picture);
  }

  draw(timeline: Timeline): void {
    const { history, now, source, threadsAtLimit } = timeline;
    this.#shown = timeline;
    setText(this.#source, sourceWords[source]);
    this.#drawCounts(pointAt(history, now) ?? history.at(-1));
    if (this.#width === 0) return;
    setAttribute(this.#picture, 'viewBox', `0 0 ${String(this.#width)} ${String(height)}`);
    const plot: Plot = { left: 34, right: this.#width - 8, top: 16, bottom: height - 20 };
    const scale = makeScale(plot, now, Math.max(highestOf(history), threadsAtLimit ?? 0));
    this.#grid.draw({ plot, scale, threadsAtLimit, now, marks: timeline.marks });
    for (const { name, path } of this.#lines)
      setAttribute(path, 'd', stepPath(history, name, scale, now));
  }

  #drawCounts(point: HistoryPoint | undefined): void {
    setShown(this.element, point !== undefined);
    if (point === undefined) return;
    for (const { name, text } of this.#counts) setText(text, countOf(point, name));
    setAttribute(
      this.#picture,
      'aria-label',
      `The last 90 seconds. Now ${this.#counts.map(({ text }) => text.textContent).join(', ')}`,
    );
  }
}

const height = 148;

/** Drawn in this order, so that the line of the threads lies on top. */
const series: readonly Series[] = ['connections', 'processes', 'threads'];

function countOf(point: HistoryPoint, name: Series): string {
  return counted(point[name], nouns[name]);
}

const nouns: Readonly<Record<Series, string>> = {
  threads: 'thread',
  processes: 'process',
  connections: 'connection',
};
