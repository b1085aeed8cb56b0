import type { ProcessBox } from './processBox';

/** Which boxes are on the screen: only they have their cells, and only their threads need be read. */
export class ShownBoxes {
  readonly #boxes = new Map<Element, ProcessBox>();
  readonly #shown = new Set<ProcessBox>();
  readonly #observer: IntersectionObserver;

  constructor(changed: () => void) {
    this.#observer = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) this.#note(target, isIntersecting);
        changed();
      },
      { rootMargin: '120px' },
    );
  }

  watch(box: ProcessBox): void {
    this.#boxes.set(box.element, box);
    this.#observer.observe(box.element);
  }

  forget(box: ProcessBox): void {
    this.#observer.unobserve(box.element);
    this.#boxes.delete(box.element);
    this.#shown.delete(box);
  }

  /** The PIDs of those on the screen. */
  get pids(): readonly number[] {
    return [...this.#shown].flatMap(({ process }) => (process === undefined ? [] : [process.pid]));
  }

  #note(element: Element, isOnScreen: boolean): void {
    const box = this.#boxes.get(element);
    if (box === undefined) return;
    box.isOnScreen = isOnScreen;
    if (isOnScreen) this.#shown.add(box);
    else this.#shown.delete(box);
  }
}
