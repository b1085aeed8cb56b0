/** What in a step can have the keyboard. */
const controls = ['button', 'input', 'summary', 'a[href]', '[tabindex]'].join(',');

/**
 * Puts a step that was made anew in the place of the one before, as when the container tells its port:
 * what was typed and unfolded stays so, and the same part keeps the keyboard.
 */
export function carryOver(before: HTMLElement, after: HTMLElement, replace: () => void): void {
  const old = partsOf(before);
  const made = partsOf(after);
  const focusedAt = old.findIndex((part) => part === document.activeElement);
  replace();
  // Only where the two are alike is the same place the same part.
  if (old.length !== made.length) return;
  for (const [index, part] of made.entries()) takeFrom(part, old[index]);
  made[focusedAt]?.focus({ preventScroll: true });
}

function partsOf(step: HTMLElement): readonly HTMLElement[] {
  return [...step.querySelectorAll<HTMLElement>(controls)];
}

function takeFrom(part: HTMLElement, old: HTMLElement | undefined): void {
  if (part instanceof HTMLInputElement && old instanceof HTMLInputElement) {
    if (part.type === 'radio') part.checked = old.checked;
    else part.value = old.value;
  }
  if (part.tagName === 'SUMMARY' && old?.tagName === 'SUMMARY')
    part.parentElement?.toggleAttribute('open', old.parentElement?.hasAttribute('open') === true);
  // A button that unfolds says by this whether it has.
  const isOpen = old?.ariaExpanded ?? part.ariaExpanded;
  if (part.ariaExpanded !== null && part.ariaExpanded !== isOpen) part.click();
}
