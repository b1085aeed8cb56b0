// The text of a walkthrough's step as VS Code reads it: each line is a paragraph; ``code``, **bold**
// and __italics__ are marked by doubled signs, and a line of nothing but a link becomes a button.

/** Text without any markup of its own, so that VS Code shows it to the letter. */
export function plain(text: string): string {
  // A backslash cannot be escaped, so at the end it would make text of the mark that follows.
  return withoutLinks(text.replace(markupSign, '\\$&')).replace(/\\$/, `\\${noWidth}`);
}

/** Text in the font of code. */
export function code(text: string): string {
  return text.trim() === '' ? '' : `\`\`${plain(text)}\`\``;
}

/** Text in bold. */
export function bold(text: string): string {
  return text === '' ? '' : `**${text}**`;
}

/** A link to a page; VS Code knows no markup inside its label. */
export function link(label: string, address: string): string {
  return `[${withoutLinks(label)}](${address.replaceAll('(', '%28').replaceAll(')', '%29')})`;
}

/** Whether a label can be shown to the letter, since nothing can stand for a bracket in it. */
export function canBeLabel(label: string): boolean {
  return label !== '' && !label.includes(']');
}

/** A line that becomes a button, which gives the command its arguments one by one. */
export function button(label: string, command: string, args: readonly unknown[]): string {
  return link(label, `command:${command}?${encodeURIComponent(JSON.stringify(args))}`);
}

/** Whether a line is shown as a button. */
export function isButton(line: string): boolean {
  return /^\[[^\]]+\]\(command:[^)\s]+\)$/.test(line);
}

/** A line as it reads where no markup is shown. */
export function withoutMarkup(line: string): string {
  return line.replaceAll(/(?<!\\)(?:``|\*\*|__)/g, '').replaceAll(/\\([*_[\]`])/g, '$1');
}

/**
 * A sign of markup that would be read as such: a doubled one, one at an end (where markup may touch
 * it), or one that a backslash precedes.
 */
const markupSign = /([*_[\]`])(?=\1)|(?<=([*_[\]`]))\2|(?<=\\)[*_[\]`]|^[*_`]|[*_`]$/g;

/** Word joiner: parts two signs and is not seen. */
const noWidth = '\u2060';

/** Parts links and the names of icons, which VS Code would show as such. */
function withoutLinks(text: string): string {
  return text.replaceAll(/(?<=\])(?=\()|(?<=\$)(?=\([a-z])/gi, noWidth);
}
