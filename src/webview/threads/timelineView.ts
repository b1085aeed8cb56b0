import * as l10n from '@vscode/l10n';
import type { Noun } from '../../core/base/nouns';
import { counted } from '../../core/base/words';
import type { SourceName } from '../../core/threads/snapshot';
import type { HistoryPoint } from '../../protocol/threads';
import { make, makeDecoration, makeSvg, setAttribute, setShown, setText } from '../shared/dom';
import { type Mark, shownPast } from './state';
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
  /** Whether the source can see connections; else there is no line for them. */
  readonly seesConnections: boolean;
  /** The right edge, in milliseconds since the epoch. */
  readonly now: number;
}

/** Threads, processes and connections over the last 90 seconds, as lines in steps. */
export class TimelineView {
  readonly element = make('section', 'timeline');
  readonly #picture = makeSvg('svg', 'picture');
  readonly #grid = new TimelineGrid();
  readonly #lines = series.map((name) => ({ name, path: makeSvg('path', `series ${name}`) }));
  readonly #counts = [...series].reverse().map((name) => {
    const text = make('span', 'count');
    return { name, text, item: make('li', '', makeDecoration(`stroke ${name}`), text) };
  });
  readonly #pointer = makeSvg('line', 'pointer');
  readonly #source = make('p', 'source');
  #shown: Timeline | undefined;
  #width = 0;
  /** Where the mouse is over the picture. */
  #pointed: number | undefined;

  constructor() {
    const key = make('ul', 'key');
    key.role = 'list';
    key.append(...this.#counts.map(({ item }) => item));
    this.#picture.role = 'img';
    this.#picture.append(this.#grid.element, ...this.#lines.map(({ path }) => path), this.#pointer);
    this.#followPointer();
    this.element.ariaLabel = l10n.t('Timeline');
    this.element.append(make('div', 'captions', key, this.#source), this.#picture);
    new ResizeObserver(([entry]) => {
      this.#width = entry?.contentRect.width ?? 0;
      this.#drawAgain();
    }).observe(this.#picture);
  }

  draw(timeline: Timeline): void {
    const { history, now, source, threadsAtLimit } = timeline;
    this.#shown = timeline;
    const plot: Plot = { left: 34, right: this.#width - 8, top: 16, bottom: height - 20 };
    const ago = this.#secondsAgo(plot);
    const point = pointAt(history, now - (ago ?? 0) * 1000);
    setShown(this.element, history.length > 0);
    setText(this.#source, ago === undefined ? sourceWords[source]() : agoText(ago, point));
    this.#drawCounts(point ?? history.at(-1), timeline.seesConnections);
    if (this.#width === 0) return;
    this.#drawPointer(plot, ago !== undefined && point !== undefined);
    setAttribute(this.#picture, 'viewBox', `0 0 ${String(this.#width)} ${String(height)}`);
    const scale = makeScale(plot, now, Math.max(highestOf(history), threadsAtLimit ?? 0));
    this.#grid.draw({ plot, scale, threadsAtLimit, now, marks: timeline.marks });
    for (const { name, path } of this.#lines) {
      const isShown = name !== 'connections' || timeline.seesConnections;
      setAttribute(path, 'd', isShown ? stepPath(history, name, scale, now) : '');
    }
  }

  #drawCounts(point: HistoryPoint | undefined, seesConnections: boolean): void {
    if (point === undefined) return;
    const shown = this.#counts.filter(({ name }) => name !== 'connections' || seesConnections);
    for (const count of this.#counts) setShown(count.item, shown.includes(count));
    for (const { name, text } of shown) setText(text, countOf(point, name));
    if (this.#pointed !== undefined) return;
    const texts = shown.map(({ name }) => countOf(point, name)).join(', ');
    setAttribute(this.#picture, 'aria-label', l10n.t('The last 90 seconds. Now {0}', texts));
  }

  #drawPointer(plot: Plot, isShown: boolean): void {
    setAttribute(this.#pointer, 'visibility', isShown ? 'visible' : 'hidden');
    for (const end of ['x1', 'x2']) setAttribute(this.#pointer, end, this.#pointed ?? 0);
    setAttribute(this.#pointer, 'y1', plot.top);
    setAttribute(this.#pointer, 'y2', plot.bottom);
  }

  #secondsAgo({ left, right }: Plot): number | undefined {
    if (this.#pointed === undefined || this.#pointed < left || this.#pointed > right)
      return undefined;
    return ((right - this.#pointed) / (right - left)) * (shownPast / 1000);
  }

  /** Under the mouse, the numbers are those of that moment. */
  #followPointer(): void {
    this.#picture.addEventListener('pointermove', ({ offsetX }) => {
      this.#pointed = offsetX;
      this.#drawAgain();
    });
    this.#picture.addEventListener('pointerleave', () => {
      this.#pointed = undefined;
      this.#drawAgain();
    });
  }

  #drawAgain(): void {
    if (this.#shown !== undefined) this.draw(this.#shown);
  }
}

function agoText(seconds: number, point: HistoryPoint | undefined): string {
  return point === undefined ? l10n.t('not seen yet') : l10n.t('{0} s ago', seconds.toFixed(1));
}

const height = 148;

/** Drawn in this order, so that the line of the threads lies on top. */
const series: readonly Series[] = ['connections', 'processes', 'threads'];

function countOf(point: HistoryPoint, name: Series): string {
  return counted(point[name], nouns[name]);
}

const nouns: Readonly<Record<Series, Noun>> = {
  threads: 'thread',
  processes: 'process',
  connections: 'connection',
};
