/** The focus among the boxes: one of them is in the tab order, arrow keys move to the others. */
export class BoxKeys {
  constructor(
    private readonly root: HTMLElement,
    private readonly onChosen: (key: string | undefined) => void,
  ) {
    root.addEventListener('keydown', (event) => {
      this.#press(event);
    });
    root.addEventListener('focusin', ({ target }) => {
      this.#choose(target);
    });
    // WebKit-like browsers do not focus a button that is clicked.
    root.addEventListener('click', ({ target }) => {
      if (target instanceof Element) this.#choose(target.closest(boxes));
    });
  }

  /** Sees to it that exactly one box can be reached by Tab. */
  settle(selected: string | undefined): void {
    const all = this.#all();
    const current =
      all.find((box) => box.dataset['key'] === selected) ??
      all.find((box) => box.tabIndex === 0) ??
      all[0];
    for (const box of all) {
      const index = box === current ? 0 : -1;
      if (box.tabIndex !== index) box.tabIndex = index;
    }
  }

  /** Gives the focus to a neighbour of a box that is about to go. */
  passOn(box: HTMLElement): void {
    const all = this.#all();
    const index = all.findIndex((one) => one === box);
    (all[index + 1] ?? all[index - 1])?.focus();
  }

  #all(): readonly HTMLElement[] {
    return [...this.root.querySelectorAll<HTMLElement>(boxes)];
  }

  #choose(target: EventTarget | null): void {
    if (target instanceof HTMLElement && target.matches(boxes))
      this.onChosen(target.dataset['key']);
  }

  #press(event: KeyboardEvent): void {
    const { target, key } = event;
    if (!(target instanceof HTMLElement) || !target.matches(boxes)) return;
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (key === 'Escape') {
      this.onChosen(undefined);
      return;
    }
    const next = neighbour(this.#all(), target, key);
    if (next === undefined) return;
    event.preventDefault();
    next.focus();
  }
}

const boxes = 'button.box:enabled';

function neighbour(
  all: readonly HTMLElement[],
  box: HTMLElement,
  key: string,
): HTMLElement | undefined {
  const index = all.indexOf(box);
  switch (key) {
    case 'ArrowRight':
      return all[index + 1];
    case 'ArrowLeft':
      return all[index - 1];
    case 'ArrowDown':
      return nearest(all, box, 1);
    case 'ArrowUp':
      return nearest(all, box, -1);
    case 'Home':
      return all[0];
    case 'End':
      return all.at(-1);
    default:
      return undefined;
  }
}

/** The box of the next row below (1) or above (-1) that is least to the side. */
function nearest(
  all: readonly HTMLElement[],
  box: HTMLElement,
  direction: 1 | -1,
): HTMLElement | undefined {
  const from = box.getBoundingClientRect();
  const beyond = all
    .map((one) => ({ one, place: one.getBoundingClientRect() }))
    .filter(({ place }) => (place.top - from.top) * direction > from.height / 2);
  const row = Math.min(...beyond.map(({ place }) => place.top * direction));
  return beyond
    .filter(({ place }) => place.top * direction === row)
    .sort(
      (one, other) => Math.abs(one.place.left - from.left) - Math.abs(other.place.left - from.left),
    )[0]?.one;
}
