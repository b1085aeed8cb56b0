/** Lines that a command reads, up to one that is the delimiter. */
export interface HereDocument {
  readonly delimiter: string;
  /** Written `<<-`: tabs may stand in front of the delimiter. */
  readonly mayIndent: boolean;
}

const operator = /<<(-?)[ \t]*(?:"([^"\n]+)"|'([^'\n]+)'|\\?([A-Za-z_][\w.-]*))/y;

/** The here-document that begins at an offset, and how many characters name it. */
export function hereDocumentAt(
  line: string,
  at: number,
): { readonly document: HereDocument; readonly length: number } | undefined {
  operator.lastIndex = at;
  const found = operator.exec(line);
  const delimiter = found?.[2] ?? found?.[3] ?? found?.[4];
  if (found === null || delimiter === undefined) return undefined;
  return { document: { delimiter, mayIndent: found[1] === '-' }, length: found[0].length };
}
