/**
 * The keyboard among boxes and their cells: one box is in the tab order. Left and right go to the
 * neighbours, down goes into a box and through its cells, Escape comes out of it.
 */
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
    // Also a click on a cell or beside it chooses the process.
    root.addEventListener('click', ({ target }) => {
      const button =
        target instanceof Element ? target.closest('.box')?.querySelector(heads) : null;
      this.#choose(button ?? null);
    });
  }

  /** Sees to it that exactly one box can be reached by Tab. */
  settle(selected: string | undefined): void {
    const all = this.#all();
    const current =
      all.find((head) => head.dataset['key'] === selected) ??
      all.find((head) => head.tabIndex === 0) ??
      all[0];
    for (const head of all) {
      const index = head === current ? 0 : -1;
      if (head.tabIndex !== index) head.tabIndex = index;
    }
  }

  /** Gives the keyboard to a neighbour of a box that is about to go. */
  passOn(head: HTMLElement): void {
    const all = this.#all();
    const index = all.findIndex((one) => one === head);
    (all[index + 1] ?? all[index - 1])?.focus();
  }

  #all(): readonly HTMLElement[] {
    return [...this.root.querySelectorAll<HTMLElement>(heads)];
  }

  #choose(target: EventTarget | null): void {
    if (target instanceof HTMLElement && target.matches(heads))
      this.onChosen(target.dataset['key']);
  }

  #press(event: KeyboardEvent): void {
    const { target, key } = event;
    if (!(target instanceof HTMLElement) || event.defaultPrevented) return;
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const next = target.matches(heads)
      ? this.#fromHead(target, key)
      : target.matches('.thread')
        ? this.#fromCell(target, key)
        : undefined;
    if (next === undefined) return;
    event.preventDefault();
    next.focus();
  }

  #fromHead(head: HTMLElement, key: string): HTMLElement | undefined {
    const all = this.#all();
    const index = all.indexOf(head);
    switch (key) {
      case 'Escape':
        this.onChosen(undefined);
        return undefined;
      case 'ArrowRight':
        return all[index + 1];
      case 'ArrowLeft':
        return all[index - 1];
      case 'ArrowDown':
        return cellsOf(head)[0] ?? nearest(all, head, 1);
      case 'PageDown':
        return nearest(all, head, 1);
      case 'ArrowUp':
      case 'PageUp':
        return nearest(all, head, -1);
      case 'Home':
        return all[0];
      case 'End':
        return all.at(-1);
      default:
        return undefined;
    }
  }

  #fromCell(cell: HTMLElement, key: string): HTMLElement | undefined {
    const head = cell.closest('.box')?.querySelector<HTMLElement>(heads) ?? undefined;
    const cells = head === undefined ? [] : cellsOf(head);
    const index = cells.indexOf(cell);
    switch (key) {
      case 'Escape':
        return head;
      case 'ArrowRight':
        return cells[index + 1];
      case 'ArrowLeft':
        return cells[index - 1] ?? head;
      case 'ArrowDown':
        return nearest(cells, cell, 1) ?? (head && nearest(this.#all(), head, 1));
      case 'ArrowUp':
        return nearest(cells, cell, -1) ?? head;
      case 'Home':
        return cells[0];
      case 'End':
        return cells.at(-1);
      default:
        return undefined;
    }
  }
}

const heads = 'button.top:enabled';

function cellsOf(head: HTMLElement): readonly HTMLElement[] {
  return [...(head.closest('.box')?.querySelectorAll<HTMLElement>('.thread') ?? [])];
}

/** The one of the next row below (1) or above (-1) that is least to the side. */
function nearest(
  all: readonly HTMLElement[],
  from: HTMLElement,
  direction: 1 | -1,
): HTMLElement | undefined {
  const start = from.getBoundingClientRect();
  const beyond = all
    .map((one) => ({ one, place: one.getBoundingClientRect() }))
    .filter(({ place }) => (place.top - start.top) * direction > start.height / 2);
  const row = Math.min(...beyond.map(({ place }) => place.top * direction));
  return beyond
    .filter(({ place }) => place.top * direction === row)
    .sort(
      (one, other) =>
        Math.abs(one.place.left - start.left) - Math.abs(other.place.left - start.left),
    )[0]?.one;
}
