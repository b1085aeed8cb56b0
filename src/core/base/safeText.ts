// All text from a container is hostile: it may carry escape sequences that rewrite the screen and
// bidirectional controls that make a line read as another. It is made safe here and nowhere else.

/** ESC sequences: CSI (`ESC [ ... letter`), OSC (`ESC ] ... BEL or ESC \`), and short ones. */
const escapeSequence =
  // eslint-disable-next-line no-control-regex -- control characters are what this looks for
  /\u001b(?:\[[0-?]*[ -/]*[@-~]|\](?:[^\u0007\u001b]*)(?:\u0007|\u001b\\)?|[ -/]+[0-~]|[0-Z\\-~])/g;

/** Control characters except tab and newline, and the characters that reorder or hide text. */
const unsafeCharacter =
  // eslint-disable-next-line no-control-regex -- as above
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;

/** Text that can be shown anywhere: escape sequences and invisible characters are gone. */
export function safeText(text: string): string {
  return text.replaceAll('\r\n', '\n').replace(escapeSequence, '').replace(unsafeCharacter, '');
}

/** The same on one line of at most `limit` UTF-16 units, with `…` where something was cut. */
export function safeLine(text: string, limit = 200): string {
  return shortened(safeText(text).replaceAll(/\s+/g, ' ').trim(), limit);
}

/** The same for what may have more lines than one: their ends can be seen, as `one ⏎ two`. */
export function safeLines(text: string, limit = 200): string {
  const lines = safeText(text)
    .split('\n')
    .map((line) => line.replaceAll(/\s+/g, ' ').trim())
    .filter((line) => line !== '');
  return shortened(lines.join(' ⏎ '), limit);
}

function shortened(line: string, limit: number): string {
  return line.length <= limit ? line : `${line.slice(0, limit - 1)}…`;
}
