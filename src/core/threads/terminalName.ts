/** The first major number of pseudoterminals, and the last (Linux' Documentation/admin-guide/devices.txt). */
const firstPseudo = 136;
const lastPseudo = 143;

/** Of major number 4, those from this minor number on are serial lines. */
const firstSerial = 64;

/** A terminal's name as ps shows it, from its number as proc(5) encodes it: `pts/0`; `?` for none. */
export function terminalName(terminal: number | undefined): string {
  if (terminal === undefined) return '?';
  const major = (terminal >> 8) & 0xfff;
  const minor = (terminal & 0xff) | ((terminal >> 12) & 0xfff00);
  if (major >= firstPseudo && major <= lastPseudo)
    return `pts/${String(minor + (major - firstPseudo) * 256)}`;
  if (major === 4)
    return minor < firstSerial ? `tty${String(minor)}` : `ttyS${String(minor - firstSerial)}`;
  return major === 5 && minor === 1 ? 'console' : '?';
}
