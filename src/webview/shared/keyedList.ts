/** Something on the screen with its one outermost element. */
export interface View<Item> {
  readonly element: HTMLElement;
  update(item: Item): void;
}

/** What a list does with its items. */
export interface KeyedListOptions<Item, Key, ItemView extends View<Item>> {
  readonly keyOf: (item: Item) => Key;
  readonly make: (item: Item) => ItemView;
  /** Called instead of removing at once; calls back when the view may go. */
  readonly leave?: ((view: ItemView, remove: () => void) => void) | undefined;
}

/** Keeps the children of an element in step with a list: the same key, the same element. */
export class KeyedList<Item, Key, ItemView extends View<Item>> {
  readonly #views = new Map<Key, ItemView>();
  readonly #leaving = new Set<Element>();

  constructor(
    readonly element: HTMLElement,
    private readonly options: KeyedListOptions<Item, Key, ItemView>,
  ) {}

  /** How many elements are there, with those that are about to go. */
  get places(): number {
    return this.#views.size + this.#leaving.size;
  }

  get(key: Key): ItemView | undefined {
    return this.#views.get(key);
  }

  draw(items: readonly Item[]): void {
    const keys = new Set(items.map((item) => this.options.keyOf(item)));
    // Removed first: then those that stay are in order already, and none of them is moved, which
    // would take the focus from it.
    for (const [key, view] of this.#views) if (!keys.has(key)) this.#remove(key, view);
    let next = this.element.firstElementChild;
    for (const item of items) {
      next = this.#afterLeaving(next);
      const { element } = this.#put(item);
      if (element === next) next = next.nextElementSibling;
      else this.element.insertBefore(element, next);
    }
  }

  #put(item: Item): ItemView {
    const key = this.options.keyOf(item);
    const view = this.#views.get(key) ?? this.options.make(item);
    this.#views.set(key, view);
    view.update(item);
    return view;
  }

  #remove(key: Key, view: ItemView): void {
    this.#views.delete(key);
    this.#leaving.add(view.element);
    const remove = (): void => {
      this.#leaving.delete(view.element);
      view.element.remove();
    };
    if (this.options.leave === undefined) remove();
    else this.options.leave(view, remove);
  }

  #afterLeaving(element: Element | null): Element | null {
    let next = element;
    while (next !== null && this.#leaving.has(next)) next = next.nextElementSibling;
    return next;
  }
}
