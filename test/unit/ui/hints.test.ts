import assert from 'node:assert/strict';
import { Hints } from '../../../src/ui/hints';

describe('Hints', () => {
  it('come one by one, of each step on its own, and begin again after the last', () => {
    const hints = new Hints();
    const next = (step: string): string | undefined => hints.next('lab', step, ['a', 'b'])?.text;
    assert.deepEqual([next('one'), next('two'), next('one'), next('one')], ['a', 'a', 'b', 'a']);
    assert.deepEqual(hints.next('lab', 'two', ['a', 'b']), { text: 'b', number: 2, count: 2 });
    assert.equal(hints.next('lab', 'three', []), undefined);
  });

  it('tell how many are known, also after they began again, and each time that one was told', () => {
    const hints = new Hints();
    let told = 0;
    hints.onChange(() => (told += 1));
    assert.equal(hints.known('lab', 'one'), 0);
    for (let turn = 0; turn < 3; turn += 1) hints.next('lab', 'one', ['a', 'b']);
    assert.equal(hints.known('lab', 'one'), 2);
    assert.equal(told, 3);
  });

  it('tell one that is there where some have gone', () => {
    const hints = new Hints();
    hints.next('lab', 'one', ['a', 'b']);
    hints.next('lab', 'one', ['a', 'b']);
    assert.equal(hints.next('lab', 'one', ['c'])?.text, 'c');
  });
});
