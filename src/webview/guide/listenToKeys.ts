/** Does what a key is for, unless it belongs to something else: to what is being typed, to a dialog,
 * or with another key to VS Code. */
export function listenToKeys(deeds: Readonly<Record<string, () => void>>): void {
  addEventListener('keydown', (event) => {
    const { key, target } = event;
    const isTyping = target instanceof HTMLInputElement && target.type === 'text';
    if (isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
    if (target instanceof Element && target.closest('dialog') !== null) return;
    const does = Object.hasOwn(deeds, key) ? deeds[key] : undefined;
    if (does === undefined) return;
    event.preventDefault();
    does();
  });
}
