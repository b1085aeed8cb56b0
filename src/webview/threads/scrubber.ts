import * as l10n from '@vscode/l10n';
import { make, makeDecoration, setAttribute, setClass } from '../shared/dom';
import type { TimeWindow } from './timeWindow';

/** What the scrubber asks for. */
export interface ScrubContext {
  /** A moment of the past is wanted. */
  readonly looked: (at: number) => void;
  readonly backToNow: () => void;
  readonly zoomed: (factor: number, around: number) => void;
  readonly panned: (by: number) => void;
}

/** Where it stands. */
export interface Scrubbed {
  readonly window: TimeWindow;
  /** What can be looked at. */
  readonly from: number;
  readonly to: number;
  readonly at: number;
  readonly isNow: boolean;
  /** The moment in words, with what was so then. */
  readonly text: string;
}

/** The line over the chart that can be drawn into the past, by the pointer or by keys. */
export class Scrubber {
  readonly element = make('div', 'scrubber');
  readonly #handle = makeDecoration('handle');
  #shown: Scrubbed | undefined;
  #isDragged = false;

  constructor(private readonly context: ScrubContext) {
    this.element.role = 'slider';
    this.element.tabIndex = 0;
    this.element.ariaLabel = l10n.t('Moment that the picture shows');
    this.element.append(this.#handle);
    this.element.addEventListener('keydown', (event) => {
      this.#press(event);
    });
    this.#followPointer();
    this.element.addEventListener(
      'wheel',
      (event) => {
        this.#turn(event);
      },
      { passive: false },
    );
  }

  draw(shown: Scrubbed): void {
    this.#shown = shown;
    const { window, from, to, at, isNow, text } = shown;
    const share = (at - window.from) / (window.to - window.from);
    setClass(this.#handle, share < 0 || share > 1 ? 'handle outside' : 'handle');
    this.#handle.style.left = `${String(share * 100)}%`;
    setAttribute(this.element, 'aria-valuemin', 0);
    setAttribute(this.element, 'aria-valuemax', Math.round((to - from) / 1000));
    setAttribute(this.element, 'aria-valuenow', Math.round((at - from) / 1000));
    // Nobody wants to hear each second that it is now.
    setAttribute(this.element, 'aria-valuetext', isNow ? l10n.t('now') : text);
  }

  #press(event: KeyboardEvent): void {
    if (this.#shown === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    const { window, from, to, at, isNow } = this.#shown;
    const span = window.to - window.from;
    const move = moves[event.key];
    if (event.key === 'End' || (event.key === 'Escape' && !isNow)) this.context.backToNow();
    else if (event.key === 'Home') this.context.looked(from);
    else if (event.key === '+' || event.key === '=') this.context.zoomed(0.5, at);
    else if (event.key === '-') this.context.zoomed(2, at);
    else if (move !== undefined && event.shiftKey)
      this.context.panned(Math.sign(move) * span * 0.25);
    else if (move !== undefined) this.#look(at + move * span, from, to);
    else return;
    event.preventDefault();
  }

  #look(at: number, from: number, to: number): void {
    if (at >= to) this.context.backToNow();
    else this.context.looked(Math.max(from, at));
  }

  #followPointer(): void {
    const look = (event: PointerEvent): void => {
      if (this.#shown === undefined) return;
      const { window, from, to } = this.#shown;
      this.#look(this.#timeAt(event.clientX, window), from, to);
    };
    this.element.addEventListener('pointerdown', (event) => {
      if (event.button !== 0) return;
      this.#isDragged = true;
      this.element.setPointerCapture(event.pointerId);
      look(event);
    });
    this.element.addEventListener('pointermove', (event) => {
      if (!this.#isDragged) return;
      if (event.shiftKey && this.#shown !== undefined) {
        const { window } = this.#shown;
        const { width } = this.element.getBoundingClientRect();
        this.context.panned((-event.movementX / width) * (window.to - window.from));
      } else look(event);
    });
    for (const end of ['pointerup', 'pointercancel'] as const)
      this.element.addEventListener(end, () => {
        this.#isDragged = false;
      });
  }

  #turn(event: WheelEvent): void {
    if (this.#shown === undefined) return;
    const { window } = this.#shown;
    event.preventDefault();
    const sideways = event.shiftKey ? event.deltaY : event.deltaX;
    if (Math.abs(sideways) > Math.abs(event.shiftKey ? 0 : event.deltaY))
      this.context.panned((sideways / 1000) * (window.to - window.from));
    else this.context.zoomed(event.deltaY > 0 ? 1.25 : 0.8, this.#timeAt(event.clientX, window));
  }

  #timeAt(clientX: number, window: TimeWindow): number {
    const { left, width } = this.element.getBoundingClientRect();
    const share = Math.min(1, Math.max(0, (clientX - left) / Math.max(1, width)));
    return window.from + share * (window.to - window.from);
  }
}

/** How far a key goes, in parts of what is shown. */
const moves: Readonly<Record<string, number>> = {
  ArrowLeft: -1 / 180,
  ArrowDown: -1 / 180,
  ArrowRight: 1 / 180,
  ArrowUp: 1 / 180,
  PageUp: -1 / 9,
  PageDown: 1 / 9,
};
