import assert from 'node:assert/strict';
import { safeLine, safeLines, safeText } from '../../../src/core/base/safeText';

describe('safeText', () => {
  const table: readonly (readonly [string, string, string])[] = [
    ['plain text', 'httpd -DFOREGROUND', 'httpd -DFOREGROUND'],
    ['colours', '\u001b[1;31mred\u001b[0m', 'red'],
    ['a window title', '\u001b]0;title\u0007text', 'text'],
    ['a title ended by ST', '\u001b]2;title\u001b\\text', 'text'],
    ['a set of letters, as `tput sgr0` chooses it', 'a\u001b(Bb', 'ab'],
    ['a cursor that is kept and a keypad', '\u001b7a\u001b8\u001b=b\u001b>', 'ab'],
    ['an unfinished title', '\u001b]0;title', ''],
    ['bidirectional controls', 'a\u202eb\u2066c', 'abc'],
    ['zero width', 'a\u200bb\ufeffc', 'abc'],
    ['bell and backspace', 'a\u0007b\u0008c', 'abc'],
    ['8-bit CSI', 'a\u009b31mb', 'a31mb'],
    ['line ends', 'one\r\ntwo\n', 'one\ntwo\n'],
    ['tabs stay', 'a\tb', 'a\tb'],
    ['letters of all alphabets stay', 'șțăâî Ω 学生', 'șțăâî Ω 学生'],
  ];
  for (const [name, text, expected] of table) {
    it(name, () => {
      assert.equal(safeText(text), expected);
    });
  }
});

describe('safeLines', () => {
  it('shows where a line ends, and is short as well', () => {
    assert.equal(safeLines('a b\r\n\n  c \t d\n'), 'a b ⏎ c d');
    assert.equal(safeLines('a\nbcdefg', 6), 'a ⏎ b…');
    assert.equal(safeLines('\n \n'), '');
  });
});

describe('safeLine', () => {
  it('is one line of at most the limit', () => {
    assert.equal(safeLine('a\n  b', 10), 'a b');
    assert.equal(safeLine('abcdefghij', 5), 'abcd…');
  });
});
