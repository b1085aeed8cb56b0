import assert from 'node:assert/strict';
import { spokenLanguage } from '../../../src/core/base/language';
import { counted, countedKind, listed, quotedList } from '../../../src/core/base/words';
import { speaking } from '../../helpers/speaking';

const forms: readonly (readonly [count: number, english: string, romanian: string])[] = [
  [0, '0 steps', '0 pași'],
  [1, '1 step', '1 pas'],
  [2, '2 steps', '2 pași'],
  [19, '19 steps', '19 pași'],
  [20, '20 steps', '20 de pași'],
  [101, '101 steps', '101 pași'],
  [113, '113 steps', '113 pași'],
  [120, '120 steps', '120 de pași'],
];

describe('words', () => {
  for (const [count, english, romanian] of forms)
    it(`count ${english}`, () => {
      assert.equal(counted(count, 'step'), english);
      assert.equal(
        speaking('ro', () => counted(count, 'step')),
        romanian,
      );
    });

  it('count what is told in other words', () => {
    const romanian = (): string => countedKind(20, 'httpd', 'process', 'cel puțin 20');
    assert.equal(countedKind(20, 'httpd', 'process', 'at least 20'), 'at least 20 httpd processes');
    assert.equal(speaking('ro', romanian), 'cel puțin 20 de procese httpd');
  });

  it('list and quote', () => {
    assert.equal(listed(['a', 'b', 'c']), 'a, b and c');
    assert.equal(listed(['a', 'b'], 'or'), 'a or b');
    assert.equal(
      speaking('ro', () => `${listed(['a', 'b', 'c'])}; ${quotedList(['a', 'b'])}`),
      'a, b și c; „a”, „b”',
    );
  });

  it('tell which language they are in', () => {
    assert.equal(spokenLanguage(), 'en');
    assert.equal(speaking('ro', spokenLanguage), 'ro');
  });
});
