/**
 * Draws, and keeps the keyboard where it was: where what had it is hidden by that, what stands around
 * it takes it, so that the next Tab goes on from there and not from the beginning of the page.
 */
export function keepFocus(within: HTMLElement, draw: () => void): void {
  const focused = document.activeElement;
  draw();
  if (!(focused instanceof HTMLElement) || !within.contains(focused)) return;
  if (focused.checkVisibility()) return;
  const around = placeAround(focused);
  around.tabIndex = -1;
  around.focus({ preventScroll: true });
}

/** The nearest part of the page that is seen. */
function placeAround(element: HTMLElement): HTMLElement {
  const around = element.parentElement?.closest<HTMLElement>('section, article, main') ?? null;
  if (around === null || around.checkVisibility()) return around ?? document.body;
  return placeAround(around);
}

/** Puts the keyboard back to where it was when it comes back from a terminal or a dialog: VS Code
 * gives it only to the page. */
export function returnFocus(): void {
  let last: HTMLElement | undefined;
  addEventListener('focusin', ({ target }) => {
    if (target instanceof HTMLElement) last = target;
  });
  addEventListener('focus', () => {
    // Where a click brings it, the click decides.
    setTimeout(() => {
      if (document.activeElement !== document.body || !document.hasFocus()) return;
      if (last?.isConnected === true && last.checkVisibility()) last.focus({ preventScroll: true });
    });
  });
}
