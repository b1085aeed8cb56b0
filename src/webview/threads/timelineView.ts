import * as l10n from '@vscode/l10n';
import { sourceWords } from '../../core/threads/sourceWords';
import type { Noun } from '../../core/base/nouns';
import { counted } from '../../core/base/words';
import type { TimelineEvent } from '../../core/recording/timelineEvent';
import type { SourceName } from '../../core/threads/snapshot';
import type { HistoryPoint } from '../../protocol/threads';
import { make, makeButton, makeDecoration, setAttribute, setShown, setText } from '../shared/dom';
import { Chart, topRoom } from './chart';
import { ThemeReader } from './chartTheme';
import { MarksView } from './marksView';
import { Scrubber, type ScrubContext } from './scrubber';
import {
  columnsOf,
  drawnSeries,
  heightTicks,
  highestOf,
  pointAt,
  type Series,
} from './timelineData';
import { spans, timeWindow, type Zoom } from './timeWindow';
import { agoWords, lastingWords } from './words';

/** What the timeline shows. */
export interface Timeline {
  readonly history: readonly HistoryPoint[];
  readonly events: readonly TimelineEvent[];
  /** Threads when all workers have been started. */
  readonly threadsAtLimit: number | undefined;
  readonly source: SourceName;
  /** Whether the source can see connections; else there are no lines for them. */
  readonly seesConnections: boolean;
  readonly zoom: Zoom;
  readonly origin: number;
  readonly now: number;
  /** The moment that the picture shows; undefined where that is now. */
  readonly looked: number | undefined;
}

/** What the timeline asks for. */
export interface TimelineContext extends ScrubContext {
  readonly chosen: (zoom: Zoom) => void;
}

/** What was counted over time, what has happened, and the way back into it. */
export class TimelineView {
  readonly element = make('section', 'timeline');
  readonly #chart = new Chart();
  readonly #marks = new MarksView();
  readonly #limit = make('span', 'limit-label');
  readonly #limitLine = makeDecoration('limit-line');
  readonly #scrubber: Scrubber;
  readonly #place = make('div', 'chart');
  readonly #counts = [...drawnSeries].reverse().map((name) => {
    const text = make('span', 'count');
    return { name, text, item: make('li', '', makeDecoration(`stroke ${name}`), text) };
  });
  readonly #zooms: readonly (readonly [Zoom['span'], HTMLButtonElement])[];
  readonly #source = make('p', 'source');
  readonly #theme: ThemeReader;
  #shown: Timeline | undefined;
  #width = 0;

  constructor(context: TimelineContext) {
    const key = make('ul', 'key', ...this.#counts.map(({ item }) => item));
    key.role = 'list';
    this.#scrubber = new Scrubber(context);
    this.#zooms = spans.map((span) => [
      span,
      makeButton('zoom', span === 'all' ? l10n.t('All') : lastingZoom(span), () => {
        context.chosen({ span, end: 'now' });
      }),
    ]);
    const zooms = make('div', 'zooms', ...this.#zooms.map(([, button]) => button));
    zooms.role = 'group';
    zooms.ariaLabel = l10n.t('How much of the past is shown');
    const overlay = make('div', 'overlay');
    overlay.append(this.#marks.element, this.#limitLine, this.#limit, this.#scrubber.element);
    this.#limit.ariaHidden = 'true';
    this.#chart.element.ariaHidden = 'true';
    this.#place.append(this.#chart.element, overlay);
    this.element.ariaLabel = l10n.t('Timeline');
    this.element.append(
      make('div', 'captions', key, zooms, this.#source),
      this.#place,
      this.#marks.spoken,
    );
    this.#theme = new ThemeReader(this.element, () => {
      this.#chart.forget();
      this.#drawAgain();
    });
    new ResizeObserver(([entry]) => {
      this.#width = Math.floor(entry?.contentRect.width ?? 0);
      this.#drawAgain();
    }).observe(this.#place);
  }

  draw(timeline: Timeline): void {
    this.#shown = timeline;
    const { history, now, source, looked, threadsAtLimit, seesConnections, origin } = timeline;
    setShown(this.element, history.length > 0);
    setText(this.#source, sourceWords(source));
    const hidden: ReadonlySet<Series> = new Set(seesConnections ? [] : ['connections', 'queued']);
    const at = looked ?? now;
    this.#drawCounts(pointAt(history, at) ?? history.at(-1), hidden);
    for (const [span, button] of this.#zooms)
      setAttribute(button, 'aria-pressed', String(timeline.zoom.span === span));
    if (this.#width === 0 || history.length === 0) return;
    const window = timeWindow(timeline.zoom, { origin, now });
    const highest = Math.max(highestOf(history), threadsAtLimit ?? 0);
    const columns = columnsOf(history, window, now, this.#width);
    const size = { width: this.#width, height: chartHeight };
    this.#chart.draw({ columns, window, origin, highest, hidden }, this.#theme.theme, size);
    const plotted = this.#chart.over?.clientWidth ?? 0;
    this.#marks.draw(timeline.events, window, plotted);
    this.#drawLimit(threadsAtLimit, heightTicks(highest).at(-1) ?? 1);
    const text = `${agoWords(now - at)}: ${this.#said(pointAt(history, at), hidden)}`;
    this.#scrubber.draw({ window, from: origin, to: now, at, isNow: looked === undefined, text });
  }

  #drawLimit(limit: number | undefined, top: number): void {
    for (const part of [this.#limit, this.#limitLine]) setShown(part, limit !== undefined);
    if (limit === undefined) return;
    const plotted = this.#chart.over?.clientHeight ?? 0;
    const y = topRoom + (1 - limit / top) * plotted;
    this.#limitLine.style.top = `${String(y)}px`;
    this.#limit.style.top = `${String(y)}px`;
    setText(this.#limit, l10n.t('{0} at the limit', counted(limit, 'thread')));
  }

  #drawCounts(point: HistoryPoint | undefined, hidden: ReadonlySet<Series>): void {
    if (point === undefined) return;
    for (const { name, text, item } of this.#counts) {
      setShown(item, !hidden.has(name));
      setText(text, countOf(point, name));
    }
  }

  #said(point: HistoryPoint | undefined, hidden: ReadonlySet<Series>): string {
    if (point === undefined) return l10n.t('not seen yet');
    const shown = this.#counts.filter(({ name }) => !hidden.has(name));
    return shown.map(({ name }) => countOf(point, name)).join(', ');
  }

  #drawAgain(): void {
    if (this.#shown !== undefined) this.draw(this.#shown);
  }
}

/** Pixels, with the axis of time. */
const chartHeight = 176;

function lastingZoom(span: number): string {
  return span < 120_000 ? `${String(span / 1000)} s` : lastingWords(span).replace(/ 0 s$/, '');
}

function countOf(point: HistoryPoint, name: Series): string {
  return name === 'queued'
    ? l10n.t('{0} in the accept queue', point.queued)
    : counted(point[name], nouns[name]);
}

const nouns: Readonly<Record<Exclude<Series, 'queued'>, Noun>> = {
  threads: 'thread',
  processes: 'process',
  connections: 'connection',
};
