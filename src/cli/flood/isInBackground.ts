import { readFileSync } from 'node:fs';

/** Whether a shell has put this process behind (`command &`), as far as the system tells. */
export function isInBackground(): boolean {
  try {
    return isBehind(readFileSync('/proc/self/stat', 'utf8'));
  } catch {
    // Only Linux has it; elsewhere we are taken for what most processes are.
    return false;
  }
}

/** The same by the text of /proc/self/stat, see proc(5): its group is not the terminal's own one. */
export function isBehind(stat: string): boolean {
  // The name before it may hold anything, also blanks and brackets.
  const [, , group, , , foreground] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return foreground !== '-1' && group !== foreground;
}
