/**
 * Whether what was typed is a command of a lab. Ports and facts in the lab's text may have other
 * values in what was typed, so only the program and the shape of its arguments are compared there.
 */
export function isSameCommand(text: string, typed: string): boolean {
  return shape(text) === shape(typed);
}

function shape(text: string): string {
  return text
    .replaceAll(/\\\r?\n/g, ' ')
    .trim()
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/\{\{[^}]*\}\}|\d{2,5}/g, 'N');
}
