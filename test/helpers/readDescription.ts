/** A line of a walkthrough's description as VS Code shows it. */
export type ShownLine = { readonly button: string; readonly href: string } | readonly Shown[];

export interface Shown {
  readonly text: string;
  /** The styles that are open there, outermost first; an address where it is a link. */
  readonly styles: readonly string[];
}

/**
 * Reads a description by the rules that VS Code 1.10x applies to it: first links, then, in what is
 * left, doubled signs as markup and a backslash before such a sign as an escape.
 */
export function readDescription(description: string): readonly ShownLine[] {
  return description
    .split('\n')
    .filter((line) => line !== '')
    .map(readLine);
}

/** What is to be read of a line, without styles. */
export function textOf(line: ShownLine): string {
  return 'button' in line ? line.button : line.map(({ text }) => text).join('');
}

const linkPattern = /\[([^\]]+)\]\(((?:https?:\/\/|command:|file:)[^)\s]+)(?: (["']).+?\3)?\)/gi;

function readLine(line: string): ShownLine {
  const parts: (Shown | string)[] = [];
  let from = 0;
  for (const { index, 0: whole, 1: label = '', 2: href = '' } of line.matchAll(linkPattern)) {
    parts.push(line.slice(from, index), { text: label, styles: [href] });
    from = index + whole.length;
  }
  const all = [...parts, line.slice(from)].filter((part) => part !== '');
  const [only] = all;
  if (all.length === 1 && typeof only === 'object')
    return { button: only.text, href: only.styles[0] ?? '' };
  return all.flatMap((part) => (typeof part === 'string' ? readStyles(part) : [part]));
}

const signs: Readonly<Record<string, string>> = {
  '*': 'bold',
  _: 'italics',
  '`': 'code',
  '[': 'action',
  ']': 'action',
};

function readStyles(text: string): readonly Shown[] {
  const shown: Shown[] = [];
  let styles: readonly string[] = [];
  let run = '';
  const endRun = (): void => {
    if (run !== '') shown.push({ text: run, styles });
    run = '';
  };
  for (let at = 0; at < text.length; at += 1) {
    let sign = text[at] ?? '';
    const isEscaped = sign === '\\' && (text[at + 1] ?? '') in signs;
    if (isEscaped) {
      at += 1;
      sign = text[at] ?? '';
    }
    const style = signs[sign];
    if (isEscaped || style === undefined || text[at + 1] !== sign) {
      run += sign;
      continue;
    }
    at += 1;
    endRun();
    styles = styles.at(-1) === style ? styles.slice(0, -1) : [...styles, style];
  }
  endRun();
  return shown;
}
