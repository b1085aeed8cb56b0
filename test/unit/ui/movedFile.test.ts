import assert from 'node:assert/strict';
import { join } from 'node:path';
import { movedFile, placeNow } from '../../../src/ui/labs/movedFile';

const at = (...names: readonly string[]): string => join('/', 'home', ...names);

describe('a file that is moved', () => {
  const cases = [
    { name: 'by itself', from: at('a', 'one.md'), to: at('a', 'two.md'), is: at('a', 'two.md') },
    { name: 'with its folder', from: at('a'), to: at('b', 'c'), is: at('b', 'c', 'one.md') },
    { name: 'not with another file', from: at('a', 'on'), to: at('a', 'x'), is: undefined },
    { name: 'not with a folder of a longer name', from: at('aa'), to: at('x'), is: undefined },
  ];
  for (const { name, from, to, is } of cases)
    it(name, () => {
      assert.equal(movedFile(at('a', 'one.md'), { from, to }), is);
    });

  it('is found through all its moves, also back to where it was', () => {
    const [one, two, three] = [at('1.md'), at('2.md'), at('3.md')];
    const there = [
      { from: one, to: two },
      { from: two, to: three },
    ];
    assert.equal(placeNow(one, there), three);
    assert.equal(placeNow(one, [...there, { from: three, to: one }]), one);
  });
});
