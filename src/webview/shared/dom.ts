// The few ways in which the view touches the DOM. All of them write only what differs, so that
// nothing flickers, and text only as text, so that nothing from a container becomes markup.

/** Makes an element with a class and children. */
export function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  className = '',
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  if (className !== '') element.className = className;
  element.append(...children);
  return element;
}

/** Makes an element that only eyes need. */
export function makeDecoration(className: string): HTMLElement {
  const element = make('span', className);
  element.ariaHidden = 'true';
  return element;
}

/** Sets the text of an element that has only text. */
export function setText(element: Element, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}

/** Sets an attribute. */
export function setAttribute(element: Element, name: string, value: string | number): void {
  if (element.getAttribute(name) !== String(value)) element.setAttribute(name, String(value));
}

/** Sets all classes of an element at once. */
export function setClass(element: Element, className: string): void {
  setAttribute(element, 'class', className);
}

/** Shows or hides an element. */
export function setShown(element: HTMLElement, shown: boolean): void {
  if (element.hidden === shown) element.hidden = !shown;
}

/** Whether the student has asked their system or VS Code for less motion. */
export function wantsCalm(): boolean {
  return (
    document.body.classList.contains('vscode-reduce-motion') ||
    matchMedia('(prefers-reduced-motion: reduce)').matches
  );
}

/** Makes a button that does something. */
export function makeButton(
  className: string,
  label: string,
  does: (event: MouseEvent) => void,
): HTMLButtonElement {
  const button = make('button', className, label);
  button.type = 'button';
  button.addEventListener('click', does);
  return button;
}

/** The same for what runs something: a double click, as on an icon, is one press of it. */
export function makeRunButton(
  className: string,
  label: string,
  does: () => void,
): HTMLButtonElement {
  return makeButton(className, label, ({ detail }) => {
    if (detail <= 1) does();
  });
}
