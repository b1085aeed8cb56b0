/**
 * Whether a path stays in the folder that it is relative to, as far as its words tell: what links
 * make of it only the file system knows. Both slashes count, since a lab may be written anywhere.
 */
export function staysInside(path: string): boolean {
  if (/^(?:[/\\~]|[A-Za-z]:)/.test(path)) return false;
  let depth = 0;
  for (const part of path.split(/[/\\]/)) {
    if (part === '..') depth -= 1;
    else if (part !== '' && part !== '.') depth += 1;
    if (depth < 0) return false;
  }
  return true;
}
