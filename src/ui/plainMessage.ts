/**
 * A text without links. VS Code makes `[words](target)` in a notification a link, which can even
 * run a command, and a message may quote what a container has printed.
 */
export function plainMessage(text: string): string {
  return text.replaceAll('](', '] (');
}
