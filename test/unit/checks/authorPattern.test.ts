import assert from 'node:assert/strict';
import { longestLine, matchingLine } from '../../../src/core/checks/authorPattern';

describe('matchingLine', () => {
  it('gives the first line that matches', () => {
    assert.equal(matchingLine('^b+$', 'a\nbb\nbbb\n'), 'bb');
    assert.equal(matchingLine('^$', 'a\n'), '');
  });

  it('matches within a line only, so that no text is looked at as a whole', () => {
    assert.equal(matchingLine('a\\s+b', 'a\nb'), undefined);
  });

  it('looks at the beginning of a line without end', () => {
    const line = 'x'.repeat(longestLine);
    assert.equal(matchingLine('y', `${line}y`), undefined);
    assert.equal(matchingLine('xy', `${line.slice(1)}y`), `${line.slice(1)}y`);
  });

  it('takes the end of what it looks at for no end of the line', () => {
    const line = `${'x'.repeat(3000)}y`;
    for (const source of ['x{5}$', 'x.$', 'x$|z', 'x\\b', 'x(?!x)', '^(?=.*x$)x', '^x{2000}'])
      assert.equal(matchingLine(source, line), undefined, source);
    for (const source of ['x{5}', '^x+', '^x.*', '(x)\\1', '^(?!y)', 'z|x'])
      assert.equal(matchingLine(source, line), line, source);
  });
});
