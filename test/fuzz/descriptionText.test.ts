import assert from 'node:assert/strict';
import fc from 'fast-check';
import { code, isButton, plain } from '../../src/core/walkthrough/descriptionText';
import { readDescription, textOf } from '../helpers/readDescription';
import { inputs } from './inputs';

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

describe('the text of a description, for any text', function () {
  this.timeout(120_000);

  it('shows any text to the letter, as text and as code', () => {
    fc.assert(
      fc.property(line, (text) => {
        for (const write of [plain, code]) {
          const shown = readDescription(write(text)).map(textOf).join('');
          const wanted = write === code && text.trim() === '' ? '' : text;
          assert.equal(shown.replaceAll(wordJoiner, ''), wanted);
        }
      }),
      inputs(5000),
    );
  });

  it('makes neither a link nor an icon of a text', () => {
    fc.assert(
      fc.property(line, (text) => {
        assert.equal(isButton(plain(text)), false);
        assert.doesNotMatch(code(text), /\$\([a-z]|\]\(http/i);
      }),
      inputs(5000),
    );
  });
});
