import uPlot from 'uplot';
import { readable } from '../../core/base/words';
import type { ChartTheme } from './chartTheme';
import { drawnSeries, heightTicks, type Columns, type Series } from './timelineData';
import { tickDistance, type TimeWindow } from './timeWindow';

/** What the chart draws. */
export interface ChartPicture {
  readonly columns: Columns;
  readonly window: TimeWindow;
  readonly origin: number;
  readonly highest: number;
  readonly hidden: ReadonlySet<Series>;
}

/** The lines, their grid and their axes: all that uPlot draws for us. */
export class Chart {
  readonly element = document.createElement('div');
  #plot: uPlot | undefined;
  #picture: ChartPicture | undefined;

  /** Where the lines are, in pixels of the element; undefined before anything is drawn. */
  get over(): HTMLElement | undefined {
    return this.#plot?.over;
  }

  draw(picture: ChartPicture, theme: ChartTheme, size: { width: number; height: number }): void {
    this.#picture = picture;
    this.#plot ??= this.#make(theme, size);
    const plot = this.#plot;
    if (plot.width !== size.width || plot.height !== size.height) plot.setSize(size);
    plot.batch(() => {
      for (const [index, name] of drawnSeries.entries()) {
        const show = !picture.hidden.has(name);
        if (plot.series[index + 1]?.show !== show) plot.setSeries(index + 1, { show });
      }
      plot.setData(picture.columns as unknown as uPlot.AlignedData, false);
      plot.setScale('x', { min: picture.window.from, max: picture.window.to });
      plot.setScale('y', { min: 0, max: heightTicks(picture.highest).at(-1) ?? 1 });
    });
  }

  /** With other colours it is made anew. */
  forget(): void {
    this.#plot?.destroy();
    this.#plot = undefined;
  }

  #make(theme: ChartTheme, size: { width: number; height: number }): uPlot {
    const stepped = uPlot.paths.stepped?.({ align: 1 });
    const axis = {
      stroke: theme.text,
      font: theme.font,
      ticks: { show: false },
      grid: { stroke: theme.grid, width: 1 },
    };
    return new uPlot(
      {
        ...size,
        padding: [topRoom, rightRoom, 0, 0],
        legend: { show: false },
        cursor: { show: false },
        scales: { x: { time: false, auto: false }, y: { auto: false } },
        axes: [
          {
            ...axis,
            size: 24,
            gap: 4,
            grid: { show: false },
            splits: (_, __, from, to) => this.#times(from, to),
            values: (_, splits) => splits.map((at) => this.#timeLabel(at)),
          },
          {
            ...axis,
            gap: 6,
            size: (_, labels) => heightRoom(labels),
            splits: () => [...this.#heights],
            values: (_, splits) => splits.map(readable),
          },
        ],
        series: [
          {},
          ...drawnSeries.map((name) => ({
            ...(stepped === undefined ? {} : { paths: stepped }),
            stroke: theme.lines[name] ?? theme.text,
            width: name === 'threads' ? 2.5 : 2,
            dash: [...dashes[name]],
            points: { show: false },
          })),
        ],
      },
      undefined,
      this.element,
    );
  }

  get #heights(): readonly number[] {
    return heightTicks(this.#picture?.highest ?? 0);
  }

  #times(from: number, to: number): number[] {
    const { width } = this.element.getBoundingClientRect();
    const distance = tickDistance(to - from, width);
    const origin = this.#picture?.origin ?? 0;
    const first = Math.ceil((from - origin) / distance);
    const last = Math.floor((to - origin) / distance);
    return Array.from(
      { length: Math.max(0, last - first + 1) },
      (_, index) => origin + (first + index) * distance,
    );
  }

  #timeLabel(at: number): string {
    const seconds = Math.round((at - (this.#picture?.origin ?? 0)) / 1000);
    if (seconds < 120) return `${String(seconds)} s`;
    return `${String(Math.floor(seconds / 60))}:${String(seconds % 60).padStart(2, '0')}`;
  }
}

/** Pixels above the lines, where the marks have their words. */
export const topRoom = 34;

/** Half of the last time under the axis. */
const rightRoom = 20;

/** Pixels left of the lines, for the longest number there. */
function heightRoom(labels: readonly string[] | null): number {
  return Math.max(44, ...(labels ?? []).map(({ length }) => length * 8 + 10));
}

/** So that no line is told from another by its colour only. */
const dashes: Readonly<Record<Series, readonly number[]>> = {
  threads: [],
  processes: [9, 3],
  connections: [3, 3],
  queued: [9, 3, 2, 3],
};
