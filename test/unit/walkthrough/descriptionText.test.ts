import assert from 'node:assert/strict';
import fc from 'fast-check';
import { bold, button, code, isButton, plain } from '../../../src/core/walkthrough/descriptionText';
import { readDescription, textOf, type ShownLine } from '../../helpers/readDescription';

const wordJoiner = '\u2060';

/** Lines of what means something to VS Code, more often than chance would have it. */
const line = fc
  .array(
    fc.oneof(
      fc.constantFrom(...['*', '_', '[', ']', '`', '\\', '$', '(', ' '], '](http://x)', '$(bug)'),
      fc.string(),
    ),
  )
  .map((parts) => parts.join('').replaceAll(/[\n\u2060]/g, ''));

describe('the text of a description', () => {
  const table: readonly (readonly [written: string, shown: ShownLine])[] = [
    [plain('a * b __init__'), [{ text: 'a * b __init__', styles: [] }]],
    [plain('[[ -f x ]]'), [{ text: '[[ -f x ]]', styles: [] }]],
    [
      bold(`see ${code('**/*.js')}`),
      [
        { text: 'see ', styles: ['bold'] },
        { text: '**/*.js', styles: ['bold', 'code'] },
      ],
    ],
    [code('`date`'), [{ text: '`date`', styles: ['code'] }]],
    [code("grep '[h]ttpd'"), [{ text: "grep '[h]ttpd'", styles: ['code'] }]],
    [
      button('Go (now)', 'x.y', ['a)b', 1]),
      { button: 'Go (now)', href: 'command:x.y?%5B%22a%29b%22%2C1%5D' },
    ],
  ];
  for (const [written, shown] of table) {
    it(`${written} is shown as meant`, () => {
      assert.deepEqual(readDescription(written), [shown]);
    });
  }

  it('shows any text to the letter, as text and as code', () => {
    fc.assert(
      fc.property(line, (text) => {
        for (const write of [plain, code]) {
          const shown = readDescription(write(text)).map(textOf).join('');
          const wanted = write === code && text.trim() === '' ? '' : text;
          assert.equal(shown.replaceAll(wordJoiner, ''), wanted);
        }
      }),
    );
  });

  it('makes neither a link nor an icon of a text', () => {
    fc.assert(
      fc.property(line, (text) => {
        assert.equal(isButton(plain(text)), false);
        assert.doesNotMatch(code(text), /\$\([a-z]|\]\(http/i);
      }),
    );
  });
});
