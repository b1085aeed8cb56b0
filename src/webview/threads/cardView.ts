import { make, setShown, setText } from '../shared/dom';
import type { Card } from './cardWords';

/** A thing of the picture that a card explains: a process by its key, or one thread of it. */
export interface Explained {
  readonly key: string;
  readonly lwp: number | undefined;
}

/**
 * The card beside what the pointer is on or the keyboard: it stays while either is there or on the card
 * itself, and Escape sends it away. It is drawn anew with the picture, so it never tells of the past.
 */
export class CardView {
  readonly element = make('div', 'card');
  readonly #title = make('p', 'card-title');
  readonly #lines = make('div');
  readonly #ps = make('p', 'card-ps');
  #target: HTMLElement | undefined;
  #waits: ReturnType<typeof setTimeout> | undefined;

  constructor(
    root: HTMLElement,
    private readonly explain: (explained: Explained) => Card | undefined,
  ) {
    this.element.id = 'card';
    this.element.role = 'tooltip';
    this.element.hidden = true;
    this.element.append(this.#title, this.#lines, this.#ps);
    root.addEventListener('pointerover', ({ target }) => {
      this.#soon(targetOf(target), hoverPause);
    });
    root.addEventListener('pointerleave', () => {
      this.#soon(undefined, leavePause);
    });
    this.element.addEventListener('pointerenter', () => {
      clearTimeout(this.#waits);
    });
    this.element.addEventListener('pointerleave', () => {
      this.#soon(undefined, leavePause);
    });
    root.addEventListener('focusin', ({ target }) => {
      // What is clicked is explained already by the pointer.
      if (target instanceof HTMLElement && target.matches(':focus-visible'))
        this.#soon(targetOf(target), 0);
    });
    root.addEventListener('focusout', () => {
      this.#soon(undefined, leavePause);
    });
    addEventListener(
      'keydown',
      (event) => {
        if (event.key !== 'Escape' || this.#target === undefined) return;
        // Of a cell the same key goes back to its box; the card of a box only goes away.
        if (!this.#target.matches('.thread:focus')) event.preventDefault();
        this.#show(undefined);
      },
      { capture: true },
    );
    addEventListener('scroll', () => {
      this.#place();
    });
  }

  /** Says what is so now. */
  draw(): void {
    const target = this.#target;
    if (target === undefined) return;
    const card = target.isConnected ? this.#cardOf(target) : undefined;
    if (card === undefined) this.#show(undefined);
    else this.#fill(card);
  }

  #soon(target: HTMLElement | undefined, pause: number): void {
    clearTimeout(this.#waits);
    if (pause === 0) this.#show(target);
    else if (target !== this.#target)
      this.#waits = setTimeout(() => {
        const focused = document.activeElement;
        const stays =
          target ?? (focused?.matches(':focus-visible') ? targetOf(focused) : undefined);
        this.#show(stays);
      }, pause);
  }

  #show(target: HTMLElement | undefined): void {
    const card = target && this.#cardOf(target);
    this.#target?.removeAttribute('aria-describedby');
    this.#target = card && target;
    setShown(this.element, card !== undefined);
    if (card === undefined || target === undefined) return;
    this.#fill(card);
    target.setAttribute('aria-describedby', this.element.id);
    this.#place();
  }

  #fill({ title, lines, ps }: Card): void {
    setText(this.#title, title);
    if (this.#lines.innerText !== lines.join('\n'))
      this.#lines.replaceChildren(...lines.map((line) => make('p', '', line)));
    setText(this.#ps, ps);
    setShown(this.#ps, ps !== '');
  }

  #cardOf(target: HTMLElement): Card | undefined {
    const head = target.closest('.box')?.querySelector<HTMLElement>('.top');
    const key = head?.dataset['key'];
    const lwp = target.dataset['lwp'];
    return key === undefined
      ? undefined
      : this.explain({ key, lwp: lwp === undefined ? undefined : Number(lwp) });
  }

  /** Below it, or above where there is no room. */
  #place(): void {
    if (this.#target === undefined) return;
    const at = this.#target.getBoundingClientRect();
    const { width, height } = this.element.getBoundingClientRect();
    const left = Math.max(8, Math.min(at.left, innerWidth - width - 8));
    const below = at.bottom + gap;
    const top = below + height > innerHeight - 4 ? Math.max(4, at.top - gap - height) : below;
    this.element.style.left = `${String(left)}px`;
    this.element.style.top = `${String(top)}px`;
  }
}

function targetOf(target: EventTarget | null): HTMLElement | undefined {
  if (!(target instanceof Element)) return undefined;
  return target.closest<HTMLElement>('.thread[data-lwp], button.top:enabled') ?? undefined;
}

/** Pixels between a thing and its card, which the pointer crosses within `leavePause`. */
const gap = 6;

/** Milliseconds. */
const hoverPause = 200;
const leavePause = 250;
