import * as l10n from '@vscode/l10n';
import type { TimelineEvent } from '../../core/recording/timelineEvent';
import { make, makeDecoration, setClass, setShown, setText } from '../shared/dom';
import { KeyedList, type View } from '../shared/keyedList';
import { labelRows, markText } from './markLabels';
import type { TimeWindow } from './timeWindow';

/** What has happened, as lines over the chart with a word each, and as a list for those who hear it. */
export class MarksView {
  readonly element = makeDecoration('marks');
  readonly spoken = make('ol', 'spoken');
  readonly #marks = new KeyedList(this.element, {
    keyOf: ({ id }: PlacedMark) => id,
    make: () => new Mark(),
  });
  #heard = '';

  constructor() {
    this.spoken.ariaLabel = l10n.t('What has happened');
  }

  draw(events: readonly TimelineEvent[], { from, to }: TimeWindow, width: number): void {
    const seen = events.filter(({ at }) => at >= from && at <= to);
    const texts = seen.map(markText);
    const places = seen.map(({ at }) => ((at - from) / (to - from)) * width);
    const rows = labelRows(
      texts.map((text, index) => ({ x: (places[index] ?? 0) + 5, width: text.length * letter })),
      width,
      2,
    );
    this.#marks.draw(
      seen.map(({ kind, at }, index) => ({
        id: `${kind} ${String(at)} ${String(index)}`,
        kind,
        x: places[index] ?? 0,
        text: texts[index] ?? '',
        row: rows[index]?.row,
        toLeft: rows[index]?.toLeft ?? false,
      })),
    );
    const heard = texts.join('\n');
    if (heard === this.#heard) return;
    this.#heard = heard;
    this.spoken.replaceChildren(...texts.map((text) => make('li', '', text)));
  }
}

/** About as wide as a letter is, in pixels: labels are kept apart without measuring each. */
const letter = 7.4;

interface PlacedMark {
  readonly id: string;
  readonly kind: TimelineEvent['kind'];
  readonly x: number;
  readonly text: string;
  readonly row: number | undefined;
  readonly toLeft: boolean;
}

class Mark implements View<PlacedMark> {
  readonly element = make('span');
  readonly #label = make('span', 'mark-label');

  constructor() {
    this.element.append(this.#label);
  }

  update({ x, text, row, toLeft }: PlacedMark): void {
    setClass(this.element, `mark row-${String(row ?? 0)}${toLeft ? ' to-left' : ''}`);
    this.element.style.left = `${String(x)}px`;
    setText(this.#label, text);
    setShown(this.#label, row !== undefined);
  }
}
