import { make, makeButton, setAttribute, setShown } from '../shared/dom';

/** One thing that a menu can do. */
export interface MenuItem {
  readonly label: () => string;
  readonly does: () => void;
}

/** A button with a menu of a few things, by mouse and by keyboard. */
export class MenuButton {
  readonly element = make('div', 'menu-place');
  readonly #button: HTMLButtonElement;
  readonly #menu = make('div', 'menu');

  constructor(label: string, items: readonly MenuItem[]) {
    this.#button = makeButton('secondary', label, () => {
      this.#open(this.#menu.hidden !== false);
    });
    this.#button.setAttribute('aria-haspopup', 'menu');
    this.#menu.role = 'menu';
    this.#menu.ariaLabel = label;
    this.#menu.append(
      ...items.map((item) => {
        const entry = makeButton('menu-item', item.label(), () => {
          this.#open(false);
          item.does();
        });
        entry.role = 'menuitem';
        entry.tabIndex = -1;
        return entry;
      }),
    );
    this.element.append(this.#button, this.#menu);
    this.#open(false);
    this.element.addEventListener('keydown', (event) => {
      this.#press(event);
    });
    this.element.addEventListener('focusout', ({ relatedTarget }) => {
      if (!(relatedTarget instanceof Node) || !this.element.contains(relatedTarget)) this.#hide();
    });
  }

  #open(isOpen: boolean): void {
    if (!isOpen) {
      const hadFocus = this.#menu.contains(document.activeElement);
      this.#hide();
      if (hadFocus) this.#button.focus();
      return;
    }
    setShown(this.#menu, true);
    setAttribute(this.#button, 'aria-expanded', 'true');
    this.#items[0]?.focus();
  }

  #hide(): void {
    setShown(this.#menu, false);
    setAttribute(this.#button, 'aria-expanded', 'false');
  }

  get #items(): readonly HTMLElement[] {
    return [...this.#menu.querySelectorAll<HTMLElement>('.menu-item')];
  }

  #press(event: KeyboardEvent): void {
    if (this.#menu.hidden !== false) {
      if (event.key !== 'ArrowDown') return;
      event.preventDefault();
      this.#open(true);
      return;
    }
    const items = this.#items;
    const index = items.findIndex((item) => item === document.activeElement);
    const next: Readonly<Record<string, HTMLElement | undefined>> = {
      ArrowDown: items[(index + 1) % items.length],
      ArrowUp: items.at(index - 1),
      Home: items[0],
      End: items.at(-1),
    };
    if (event.key === 'Escape') this.#open(false);
    else if (next[event.key] !== undefined) next[event.key]?.focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
}
