/** A part of one line as VS Code counts it: from 0, the end exclusive. */
export interface ProblemSpan {
  readonly line: number;
  readonly from: number;
  readonly to: number;
}

/**
 * What to underline for a problem, of which only the beginning is known: the word that begins
 * there, a quoted text up to its quote, else the rest of the line. Never nothing, so that it can be
 * seen.
 * @param text the line as the editor has it; undefined where that is not known
 */
export function problemSpan(
  { line, column }: { readonly line: number; readonly column: number },
  text: string | undefined,
): ProblemSpan {
  const from = column - 1;
  const rest = text?.slice(from).trimEnd();
  if (rest === undefined || rest === '') return { line: line - 1, from, to: from + 1 };
  const part = /^(?:(["'])[^"']*\1|[\p{L}\p{N}_][\p{L}\p{N}_./@-]*)/u.exec(rest)?.[0] ?? rest;
  return { line: line - 1, from, to: from + part.length };
}

/** The lines, from 1, of the sections of docs/lint-codes.md, by their codes. */
export function sectionLines(page: string): ReadonlyMap<string, number> {
  return new Map(
    page.split('\n').flatMap((line, index) => {
      const code = /^### ([a-z-]+)$/.exec(line)?.[1];
      return code === undefined ? [] : [[code, index + 1] as const];
    }),
  );
}
