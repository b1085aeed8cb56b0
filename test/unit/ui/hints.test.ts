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

  it('tell one that is there where some have gone', () => {
    const hints = new Hints();
    hints.next('lab', 'one', ['a', 'b']);
    hints.next('lab', 'one', ['a', 'b']);
    assert.equal(hints.next('lab', 'one', ['c'])?.text, 'c');
  });
});
