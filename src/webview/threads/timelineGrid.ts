import * as l10n from '@vscode/l10n';
import { counted } from '../../core/base/words';
import { makeSvg, setAttribute, setText } from '../shared/dom';
import type { Mark } from './state';
import type { Plot, Scale } from './timelineScale';

/** What lies behind the lines. */
export interface Grid {
  readonly plot: Plot;
  readonly scale: Scale;
  readonly threadsAtLimit: number | undefined;
  readonly now: number;
  readonly marks: readonly Mark[];
}

/** The grid of the timeline: heights, seconds, what the student did, and the limit. */
export class TimelineGrid {
  readonly element = makeSvg('g', 'grid-lines');
  readonly #heights = [0, 1, 2, 3].map(() => this.#labelled('height'));
  readonly #seconds = [90, 75, 60, 45, 30, 15, 0].map((ago) => ({
    ago,
    label: this.#labelled('second').label,
  }));
  readonly #limit = this.#labelled('limit-line');
  readonly #marks: Labelled[] = [];

  draw(grid: Grid): void {
    this.#drawHeights(grid);
    this.#drawSeconds(grid);
    this.#drawLimit(grid);
    this.#drawMarks(grid);
  }

  #drawHeights({ plot, scale }: Grid): void {
    for (const [index, { line, label }] of this.#heights.entries()) {
      const value = scale.ticks[index] ?? 0;
      level(line, plot, scale.y(value));
      place(label, plot.left - 6, scale.y(value) + 4, String(value));
    }
  }

  #drawSeconds({ plot, scale, now }: Grid): void {
    const isNarrow = plot.right - plot.left < 420;
    for (const { ago, label } of this.#seconds) {
      // On a narrow view only every other label has room.
      const text =
        ago === 0 ? l10n.t('now') : isNarrow && ago % 30 !== 0 ? '' : `−${String(ago)} s`;
      setAttribute(label, 'text-anchor', ago === 90 ? 'start' : ago === 0 ? 'end' : 'middle');
      place(label, scale.x(now - ago * 1000), plot.bottom + 16, text);
    }
  }

  #drawLimit({ plot, scale, threadsAtLimit }: Grid): void {
    const { line, label } = this.#limit;
    const isKnown = threadsAtLimit !== undefined;
    setAttribute(line, 'visibility', isKnown ? 'visible' : 'hidden');
    if (isKnown) level(line, plot, scale.y(threadsAtLimit));
    const text = isKnown ? l10n.t('{0} at the limit', counted(threadsAtLimit, 'thread')) : '';
    // At the left, where the lines of the past leave, not at the right, where new ones come.
    place(label, plot.left + 6, isKnown ? scale.y(threadsAtLimit) - 4 : 0, text);
  }

  #drawMarks({ plot, scale, now, marks }: Grid): void {
    while (this.#marks.length < marks.length) this.#marks.push(this.#labelled('mark'));
    for (const [index, { line, label }] of this.#marks.entries()) {
      const mark = marks[index];
      const isShown = mark !== undefined && scale.x(mark.at) > plot.left;
      setAttribute(line, 'visibility', isShown ? 'visible' : 'hidden');
      if (!isShown) {
        setText(label, '');
        continue;
      }
      const x = scale.x(Math.min(mark.at, now));
      const isAtEdge = plot.right - x < 70;
      for (const end of ['x1', 'x2']) setAttribute(line, end, x);
      setAttribute(line, 'y1', 2);
      setAttribute(line, 'y2', plot.bottom);
      setAttribute(label, 'text-anchor', isAtEdge ? 'end' : 'start');
      place(label, isAtEdge ? x - 4 : x + 4, 11, mark.text);
    }
  }

  #labelled(className: string): Labelled {
    const line = makeSvg('line', className);
    const label = makeSvg('text', className);
    this.element.append(line, label);
    return { line, label };
  }
}

interface Labelled {
  readonly line: SVGLineElement;
  readonly label: SVGTextElement;
}

function level(line: SVGLineElement, plot: Plot, y: number): void {
  setAttribute(line, 'x1', plot.left);
  setAttribute(line, 'x2', plot.right);
  setAttribute(line, 'y1', y);
  setAttribute(line, 'y2', y);
}

function place(label: SVGTextElement, x: number, y: number, text: string): void {
  setAttribute(label, 'x', x);
  setAttribute(label, 'y', y);
  setText(label, text);
}
