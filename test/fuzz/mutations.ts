import fc from 'fast-check';

/** Pieces that the parser reacts to, so that random texts get deep into it. */
export const pieces: readonly string[] = [
  ...['---\n', '# ', '## ', '- ', '> ', '\t', '    ', '\n', '\n\n', '\r\n', '\r', '\ufeff', '\0'],
  ...['```console\n', '```sh\n', '```{.console}\n', '```\n', '~~~ sh-session\n', '~~~\n'],
  ...['`', '*', '[x](', '|', '!!! note\n\n', '    ```console\n    $ ls\n    ```\n', '#!/bin/sh\n'],
  ...['$ ', '# ', '% ', '/ # ', 'lab$ ', 'student@os:~$ ', 'root@8c2f1d0e9b7a:/# ', 'PS C:\\> '],
  ...['[me@x ~]$ ', '(venv) $ ', '>>> ', '... ', '(gdb) ', 'mysql> ', 'R1#', '└─$ ', '> ', '>'],
  ...['ls', 'exit', 'docker exec -it web bash', ' \\\n', " <<'EOF'\n", 'EOF\n', '"', "'", '> x\n'],
  ...['su - x', 'for i in 1; do\n', 'done\n', '| \n', '(\n', ')', '[...]\n', '# The note\n', ' #'],
  ...['<!-- ', '-->', '-->\n', 'step\n', 'check\n', 'check: ', 'hint: ', 'action\n', 'question\n'],
  ...['solution: run\n', 'mistake\n', 'only: { os: mac }', 'note: |\n', 'command\nuntil: enter\n'],
  ...['id: x\n', 'needs: [x, y]\n', 'name: x\n', 'processes: {', 'count: x + 1', '}\n', '&a [*a]'],
  ...['format: 1\n', 'container:\n', 'facts: { x: { file: y, match: "(" } }\n', '\u202e', '\u200b'],
];

const unicode = [
  '\ud800',
  '\udfff',
  '😀',
  '\u2028',
  '\u0085',
  '\u00a0',
  'é',
  'e\u0301',
  '進',
  '\u200d',
];

/** What happens to a text once, in ways in which texts are really spoilt. */
type Mutation = (text: string) => string;

/** One mutation; how it chooses its places does not depend on the length of the text. */
export const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  moved(),
  ofLines((lines, at) => lines.toSpliced(at, 1)),
  ofLines((lines, at) => lines.toSpliced(at, 0, lines[at] ?? '')),
  ofLines((lines, at, other) => {
    const index = other % lines.length;
    return lines.with(at, lines[index] ?? '').with(index, lines[at] ?? '');
  }),
  fc
    .constantFrom('  ', '\t', '> ', '- ', '    ', '1. ')
    .chain((front) => ofLines((lines, at) => lines.with(at, front + (lines[at] ?? '')))),
  flipped(),
  fc
    .constantFrom('```', '-->', '<!--', '---', '~~~', '\n\n', '  ')
    .chain((mark) => without(mark, '')),
  // What spoils YAML.
  without(': ', ':'),
  without(': ', ': {'),
  without("'", ''),
  without(']', ''),
  without('\n  ', '\n\t'),
  inserted(
    fc.constantFrom(...unicode, '\t', '*x', '&x ', '!!set ', '? ', '<<: *x\n', '%YAML 1.1\n'),
  ),
);

/** Something cut out and put elsewhere, with a piece in its old place. */
function moved(): fc.Arbitrary<Mutation> {
  return fc
    .tuple(fc.nat(), fc.nat(80), fc.nat(), fc.constantFrom('', ...pieces))
    .map(([from, length, to, piece]) => (text) => {
      const start = from % (text.length + 1);
      const cut = text.slice(start, start + length);
      const rest = text.slice(0, start) + piece + text.slice(start + length);
      const target = to % (rest.length + 1);
      return rest.slice(0, target) + cut + rest.slice(target);
    });
}

function ofLines(
  change: (lines: string[], at: number, other: number) => readonly string[],
): fc.Arbitrary<Mutation> {
  return fc.tuple(fc.nat(), fc.nat()).map(([at, other]) => (text) => {
    const lines = text.split('\n');
    return change(lines, at % lines.length, other).join('\n');
  });
}

/** One bit of one UTF-16 unit is another. */
function flipped(): fc.Arbitrary<Mutation> {
  return fc.tuple(fc.nat(), fc.nat(15)).map(([at, bit]) => (text) => {
    if (text === '') return text;
    const index = at % text.length;
    const unit = String.fromCharCode(text.charCodeAt(index) ^ (1 << bit));
    return text.slice(0, index) + unit + text.slice(index + 1);
  });
}

function without(mark: string, instead: string): fc.Arbitrary<Mutation> {
  return fc.nat().map((which) => (text) => {
    const parts = text.split(mark);
    if (parts.length === 1) return text;
    const at = 1 + (which % (parts.length - 1));
    return parts.slice(0, at).join(mark) + instead + parts.slice(at).join(mark);
  });
}

function inserted(piece: fc.Arbitrary<string>): fc.Arbitrary<Mutation> {
  return fc.tuple(fc.nat(), piece).map(([at, what]) => (text) => {
    const index = at % (text.length + 1);
    return text.slice(0, index) + what + text.slice(index);
  });
}
