import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseLab } from '../../src/core/lab/parseLab';
import { labNames, readLabText } from '../helpers/labFixtures';
import { inputs } from './inputs';

/** Any UTF-16 units, halves of surrogate pairs among them. */
const anyText = fc
  .array(fc.nat(0xffff), { maxLength: 300 })
  .map((units) => String.fromCharCode(...units));

/** Pieces that the parser reacts to, so that random texts get deep into it. */
const pieces = [
  ...['---\n', '# ', '## ', '- ', '> ', '\t', '    ', '\n', '\n\n', '\r\n', '\r', '\ufeff', '\0'],
  ...['```console\n', '```\n', '~~~ sh-session\n', '~~~\n', '`', '*', '[x](', '|'],
  ...['$ ', '# ', 'student@os:~$ ', 'root@8c2f1d0e9b7a:/# ', 'PS C:\\> ', '>>> ', '... '],
  ...['ls', 'exit', 'docker exec -it web bash', ' \\\n', " <<'EOF'\n", 'EOF\n', '"', "'", '> x\n'],
  ...['<!-- ', '-->', '-->\n', 'step\n', 'check\n', 'check: ', 'hint: ', 'action\n', 'question\n'],
  ...['id: x\n', 'needs: [x, y]\n', 'name: x\n', 'processes: {', 'count: x + 1', '}\n', '&a [*a]'],
  ...['format: 1\n', 'container:\n', 'facts: { x: { file: y, match: "(" } }\n', '\u202e', '\u200b'],
];
const madeText = fc
  .array(fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...pieces) }, fc.string()), {
    maxLength: 60,
  })
  .map((parts) => parts.join(''));

/** A real lab with parts cut out, doubled, moved or replaced. */
const texts = [
  ...labNames.map(readLabText),
  readLabText('../../../walkthroughs/apache2-live-action/lab'),
];
const mutatedText = fc
  .tuple(
    fc.constantFrom(...texts),
    fc.array(fc.tuple(fc.nat(), fc.nat(80), fc.nat(), fc.constantFrom('', ...pieces)), {
      minLength: 1,
      maxLength: 8,
    }),
  )
  .map(([text, cuts]) =>
    cuts.reduce((before, [from, length, to, piece]) => {
      const start = from % (before.length + 1);
      const cut = before.slice(start, start + length);
      const rest = before.slice(0, start) + piece + before.slice(start + length);
      const target = to % (rest.length + 1);
      return rest.slice(0, target) + cut + rest.slice(target);
    }, text),
  );

describe('parseLab, for any text', () => {
  it('reads arbitrary text', () => {
    fc.assert(fc.property(anyText, holds), inputs(2000));
  });

  it('reads text made of what it reacts to', () => {
    fc.assert(fc.property(madeText, holds), inputs(3000));
  });

  it('reads mutated labs', () => {
    fc.assert(fc.property(mutatedText, holds), inputs(400));
  });
});

/** Never throws; finds every command at its line; gives places that exist and ids that are unique. */
function holds(text: string): void {
  const { lab, problems } = parseLab(text);
  const lines = text
    .replace(/^\ufeff/, '')
    .replaceAll('\0', '\ufffd')
    .split(/\r\n?|\n/);
  for (const { items } of lab.steps)
    for (const item of items)
      if (item.kind === 'command') {
        const [first = '', ...more] = item.text.split('\n');
        assert.ok(lines[item.line - 1]?.trimEnd().endsWith((item.prompt + first).trimEnd()));
        for (const [index, line] of more.entries())
          assert.ok(lines[item.line + index]?.trimEnd().endsWith(line.trim()));
      }
  for (const { line, column, message } of problems) {
    assert.ok(column >= 1 && column <= (lines[line - 1] ?? '').length + 1, message);
  }
  const ids = lab.steps.map(({ id }) => id);
  assert.deepEqual(ids, [...new Set(ids)]);
}
