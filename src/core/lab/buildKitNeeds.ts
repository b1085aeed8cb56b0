import { readDockerfile } from './dockerfile';
import type { Problem } from './model';
import { errorAt, warningAt } from './problems';
import type { Place } from './text/placedText';

/**
 * What in a Dockerfile the classic builder does not know. It is the one that every engine has, so
 * labs are built with it: it refuses such an instruction.
 */
export function buildKitNeeds(text: string): readonly Problem[] {
  const lines = text.replace(/^\ufeff/, '').split(/\r?\n/);
  const problems = [...syntaxLine(lines)];
  let bodyEnd = 0;
  for (const { line, keyword: own, text: rest } of readDockerfile(text).instructions) {
    // The lines of a here-document are no instructions.
    if (line <= bodyEnd) continue;
    const [keyword, words] = own === 'ONBUILD' ? triggered(rest) : [own, rest];
    for (const flag of flagsOf(words)) {
      if (classicFlags[keyword]?.includes(flag) !== false) continue;
      problems.push(need(placeOf(lines, line, flag), `${keyword} ${flag}`, advice[flag]));
    }
    if (keyword === 'FROM' && /\$\{?(?:BUILD|TARGET)PLATFORM\b/.test(words))
      problems.push(
        need(placeOf(lines, line, '--platform'), 'A platform of the build', 'leave --platform out'),
      );
    const here = hereDocumentIn(keyword, words);
    if (here === undefined) continue;
    const place = placeOf(lines, line, here.text);
    problems.push(
      need(place, `The here-document ${here.text}`, 'join the lines by "&& \\", or COPY a script'),
    );
    bodyEnd = endOfBody(lines, place.line, here.delimiter);
  }
  return problems;
}

/** The flags that the classic builder knows, for the instructions that have any. */
const classicFlags: Readonly<Partial<Record<string, readonly string[]>>> = {
  FROM: ['--platform'],
  COPY: ['--from', '--chown'],
  ADD: ['--chown'],
  RUN: [],
  HEALTHCHECK: ['--interval', '--timeout', '--start-period', '--retries'],
};

const advice: Readonly<Partial<Record<string, string>>> = {
  '--mount': 'write a plain RUN, and COPY what it needs',
  '--chmod': 'write RUN chmod on the next line',
  '--checksum': 'compare it by RUN sha256sum on the next line',
};

const code = 'dockerfile-needs-buildkit';

function need(place: Place, what: string, instead = 'leave it out'): Problem {
  const message = `${what} needs BuildKit, but labs are built with the classic builder; ${instead}.`;
  return errorAt(place, code, message);
}

/** `# syntax=` counts only among the lines like it at the very top. */
function syntaxLine(lines: readonly string[]): readonly Problem[] {
  const end = lines.findIndex((line) => !/^\s*#\s*[a-z]+\s*=/i.test(line));
  const index = lines.slice(0, end).findIndex((line) => /^\s*#\s*syntax\s*=/i.test(line));
  if (index === -1) return [];
  const column = (lines[index]?.indexOf('#') ?? 0) + 1;
  const message =
    'This line asks for BuildKit, but labs are built with the classic builder, which passes over it; leave it out.';
  return [warningAt({ line: index + 1, column }, code, message)];
}

function triggered(text: string): readonly [keyword: string, words: string] {
  const [keyword = ''] = text.split(/\s/, 1);
  return [keyword.toUpperCase(), text.slice(keyword.length).trim()];
}

function flagsOf(words: string): readonly string[] {
  const flags = /^(?:--[a-z-]+(?:=(?:"[^"]*"|[^\s"])*)?\s+)*/.exec(words)?.[0] ?? '';
  return flags.match(/(?<=^|\s)--[a-z-]+/g) ?? [];
}

function hereDocumentIn(
  keyword: string,
  words: string,
): { readonly text: string; readonly delimiter: string } | undefined {
  if (!['RUN', 'COPY', 'ADD'].includes(keyword) || words.startsWith('[')) return undefined;
  // Quoted words are passed over, and `<<<` is none.
  const parts = words.matchAll(
    /(?<=^|\s|\d)<<-?(?:"([^"]+)"|'([^']+)'|([A-Za-z_][\w.-]*))|'[^']*'|"(?:\\.|[^"\\])*"/g,
  );
  for (const [text, double, single, bare] of parts) {
    const delimiter = double ?? single ?? bare;
    if (delimiter !== undefined) return { text, delimiter };
  }
  return undefined;
}

/** Where a part of an instruction stands; it may go over several lines. */
function placeOf(lines: readonly string[], from: number, part: string): Place {
  const found = lines.findIndex((line, index) => index >= from - 1 && line.includes(part));
  return found === -1
    ? { line: from, column: 1 }
    : { line: found + 1, column: (lines[found]?.indexOf(part) ?? 0) + 1 };
}

function endOfBody(lines: readonly string[], start: number, delimiter: string): number {
  const end = lines.findIndex(
    (line, index) => index >= start && line.replace(/^\t+/, '') === delimiter,
  );
  return end === -1 ? lines.length : end + 1;
}
