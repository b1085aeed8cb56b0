/** What a shell still waits for after some lines of a command. */
export interface OpenShell {
  /** A quote, a bracket, a loop or a pipe is not finished. */
  readonly isOpen: boolean;
  /** Here-documents whose lines follow, in order. */
  readonly hereDocuments: readonly HereDocument[];
}

export interface HereDocument {
  readonly delimiter: string;
  /** Written `<<-`: tabs may stand in front of the delimiter. */
  readonly mayIndent: boolean;
}

/** Reads a command as a POSIX shell would, as far as needed to know whether it goes on. */
export function openShell(text: string): OpenShell {
  const hereDocuments: HereDocument[] = [];
  let brackets = 0;
  let quote = '';
  let code = '';
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at] ?? '';
    if (sign === '\\' && quote !== "'") {
      at += 1;
    } else if (quote !== '') {
      if (sign === quote) quote = '';
    } else if (quotes.includes(sign)) {
      quote = sign;
      code += 'x';
    } else if (sign === '#' && /(?:^|\s)$/.test(code.slice(-1))) {
      at = endOfLine(text, at);
    } else {
      const here = sign === '<' ? hereDocumentAt(text, at) : undefined;
      if (here !== undefined) hereDocuments.push(here);
      // `<<<` is no here-document, and its last two signs are none either.
      if (sign === '<' && text.startsWith('<<<', at)) at += 2;
      if ('({'.includes(sign)) brackets += 1;
      if (')}'.includes(sign)) brackets -= 1;
      code += sign;
    }
  }
  const isOpen = quote !== '' || brackets > 0 || waits.test(code) || isUnfinishedBlock(code);
  return { isOpen, hereDocuments };
}

const quotes = ['"', "'", '`'];
/** Ends with something that another command must follow. */
const waits = /(?:\||&&|\bdo|\bthen|\belse)\s*$/;

/** Whether more loops and conditions begin than end. */
function isUnfinishedBlock(code: string): boolean {
  const words = code.split(/[\s;&|(]+/);
  const count = (pattern: RegExp): number => words.filter((word) => pattern.test(word)).length;
  // Such words open a block only where a command begins; the first word of all is enough here.
  if (!/^\s*(?:for|while|until|select|if|case)\b/.test(code)) return false;
  return count(/^(?:for|while|until|select|if|case)$/) > count(/^(?:done|fi|esac)$/);
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end === -1 ? text.length : end - 1;
}

function hereDocumentAt(text: string, at: number): HereDocument | undefined {
  const pattern = /<<(?!<)(-?)[ \t]*(?:"([^"\n]+)"|'([^'\n]+)'|\\?([A-Za-z_][\w.-]*))/y;
  pattern.lastIndex = at;
  const found = pattern.exec(text);
  const delimiter = found?.[2] ?? found?.[3] ?? found?.[4];
  return delimiter === undefined ? undefined : { delimiter, mayIndent: found?.[1] === '-' };
}
