import assert from 'node:assert/strict';
import { longestLab, parseLab } from '../../src/core/lab/parseLab';

/** A text of the greatest length that is read, of one part again and again. */
function full(part: string): string {
  return part.repeat(Math.floor(longestLab / part.length));
}

function inBlock(language: string, part: string): string {
  const room = longestLab - language.length - 8;
  return `\`\`\`${language}\n${part.repeat(Math.floor(room / part.length))}\`\`\`\n`;
}

/** One command of a single line that starts a container. */
function inCommand(part: string): string {
  const begin = '```console\nme@os:~$ docker run ';
  return `${begin}${full(part).slice(begin.length + part.length + 5)}\n\`\`\`\n`;
}

function numbered(count: number, part: (number: number) => string): string {
  return Array.from({ length: count }, (_, number) => part(number)).join('');
}

/** `&a [x, x, ...]`, `&b [*a, *a, ...]` and so on: nine times as many values with each line. */
function anchorBomb(lines: number): string {
  const name = (number: number): string => String.fromCharCode(97 + number);
  const rows = numbered(lines, (number) => {
    const items = Array<string>(9).fill(number === 0 ? 'x' : `*${name(number - 1)}`);
    return `${name(number)}: &${name(number)} [${items.join(', ')}]\n`;
  });
  return `<!-- check\n${rows}-->\n`;
}

const manyNeeds = `[${numbered(1500, (number) => `s${number}, `)}s]`;

/** Texts that ask for time or memory out of proportion, if anything here lets them. */
const texts: Readonly<Record<string, () => string>> = {
  'a million backticks': () => full('`'),
  'runs of backticks that match nowhere': () =>
    numbered(1400, (number) => `${'`'.repeat(number)} `).slice(0, longestLab),
  'comments that open and never close': () => full('<!--\n'),
  'comments that open in one line': () => full('<!--'),
  'ends of comments': () => full('-->\n'),
  'a million hashes': () => full('#'),
  'empty headings': () => full('#\n'),
  'headings of one name': () => full('## a\n'),
  'one heading of open brackets': () => `## ${full('[').slice(8)}`,
  'one heading of stars': () => `## ${full('*a ').slice(8)}`,
  'bare prompts': () => inBlock('console', '$ x\n'),
  'login prompts': () => inBlock('console', 'a@b:~$ x\n'),
  'root prompts that could be comments': () => inBlock('console', '# The x\n'),
  'one line of beginnings of prompts': () => inBlock('console', 'a@b:~('),
  'one prompt that never ends': () => `\`\`\`console\na@b:~${full(' ').slice(40)}$ x\n\`\`\`\n`,
  'here-documents that never end': () => inBlock('console', '$ cat <<A\n'),
  'here-documents that end at the very end': () => `${inBlock('sh', 'cat <<A\n').slice(0, -8)}A\n`,
  'open brackets of a shell': () => inBlock('sh', '(\n'),
  'open quotes of a shell': () => inBlock('console', '$ echo "\nx\n'),
  'double quotes that open and never close': () => inCommand('"\\'),
  'words in single quotes, the last of which never closes': () =>
    inCommand("'a' ").replace("'", ''),
  'substitutions that open and never close': () => inCommand('$('),
  'substitutions in one another': () =>
    `${inCommand('$(').slice(0, longestLab / 2)}${')'.repeat(longestLab / 4)}\n`,
  'backticks in a command that never close': () => inCommand('`\\'),
  'backslashes above a wide blank': () =>
    `${inCommand('\\a').slice(0, longestLab / 2)}${' '.repeat(longestLab / 3)}\n`,
  'letters of one option': () => inCommand('t').replace(' tt', ' -t'),
  'one here-document of many lines': () =>
    `\`\`\`console\n$ cat <<A\n${full('x\n').slice(40)}A\n\`\`\`\n`,
  'here-documents of one command': () =>
    `\`\`\`console\n$ cat ${'<<A'.repeat(160_000)}${'\nA'.repeat(160_000)}\n`,
  'one command of a million lines': () => inBlock('sh', 'a |\n'),
  'shells within shells': () =>
    `\`\`\`console\n$ docker exec -it x bash\n${numbered(40_000, (number) => `u${number}@x:~# su\n`)}`,
  'many small blocks': () => full('```console\n$ a\n```\n'),
  'fences in an indented block': () => full('    ```sh\n'),
  'deep quotes': () => full('>'.repeat(60) + '\n'),
  'deep lists': () => full('- '.repeat(60) + '\n'),
  'lists that nest ever deeper': () =>
    numbered(999, (number) => `${'  '.repeat(number)}- a\n`).slice(0, longestLab),
  'open brackets': () => full('['),
  tables: () => full('a|b\n-|-\n'),
  'a front matter that never ends': () => `---\n${full('lab: x\n').slice(7)}`,
  'anchors that multiply': () => full(anchorBomb(9)),
  'anchors that multiply and many at once': () => full(anchorBomb(20)),
  'brackets of YAML': () => full(`<!-- check: ${'['.repeat(19_000)} -->\n`),
  'quotes of YAML': () => full(`<!-- check\n${'"'.repeat(19_000)}\n-->\n`),
  'keys of YAML twice': () => full(`<!-- check\n${'a: b\n'.repeat(3900)}-->\n`),
  'YAML that is wrong in each line': () => full(`<!-- check\n${'- : [\n'.repeat(3000)}-->\n`),
  'unknown keys': () => full(`<!-- check\n${numbered(1700, (number) => `k${number}: v\n`)}-->\n`),
  'directives that never end': () => full('<!-- check\n'),
  'small checks': () => full('<!-- check: { name: x, container: running } -->\n'),
  'wrong checks': () => full('<!-- check: { nam: x } -->\n'),
  'checks of many parts': () =>
    full(`<!-- check: { name: x, all: [${'{ container: running }, '.repeat(800)}] } -->\n`),
  'containers of other names': () =>
    `---\nlab: x\ncontainer: { container_name: xx, image: y }\n---\n\`\`\`sh\n${numbered(
      15_000,
      (number) => `docker exec a${number} b; docker run --name c${number} d\n`,
    )}`,
  'steps in one long chain': () =>
    numbered(18_000, (n) => `## a\n<!-- step: { id: s${n}, needs: [s${n + 1}] } -->\n`),
  'needs of steps that do not exist': () =>
    numbered(100, (n) => `## a\n<!-- step: { id: t${n}, needs: ${manyNeeds} } -->\n`),
  'ids as long as YAML may be': () =>
    numbered(
      50,
      (n) => `## a\n<!-- step: { id: ${'a'.repeat(9500)}${n}, needs: ${'a'.repeat(9500)} } -->\n`,
    ),
  'line ends': () => full('\n'),
  tabs: () => full('\t'),
  'halves of surrogate pairs': () => full('\ud800'),
  'a heading of marks': () => `## a${full('\u0301').slice(8)}`,
};

describe('parseLab, for texts of a million characters', function () {
  // Each takes a second or a few; an endless one must not hold up the suite for ever.
  this.timeout(120_000);

  for (const [name, text] of Object.entries(texts)) {
    it(`reads ${name}`, () => {
      const made = text();
      assert.ok(made.length > longestLab / 3 && made.length <= longestLab, String(made.length));
      const { lab } = parseLab(made);
      assert.ok(lab.steps.length <= longestLab);
    });
  }
});
